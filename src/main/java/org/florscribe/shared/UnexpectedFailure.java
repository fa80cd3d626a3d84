package org.florscribe.shared;

/**
 * Something nobody had thought of, fired as an event by whoever stands at a door and catches it. Refusals and a database that is
 * away are not of this kind: they have words of their own.
 */
public record UnexpectedFailure(Door door, Throwable cause) {

    /** Where it came out. */
    public enum Door {
        API,
        PAGE,
        JOB,
        SOCKET,
        THREAD
    }
}
