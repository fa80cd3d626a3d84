package org.florscribe.jobs.command;

/** A command of {@code java -jar florscribe.war}, done by the running server. Each CDI bean of this type is one. */
public interface AdminCommand {

    /** The words that call it, such as {@code staff unlock}. */
    String name();

    /**
     * Does it and says in words what was done; lines are separated by line feeds. Runs as the installation itself
     * ({@code Caller.installation}); what cannot be done is thrown as a {@code Refusal}, whose message is shown.
     */
    String run(Arguments arguments);
}
