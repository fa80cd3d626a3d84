package org.florscribe.shared;

/** Somebody else changed it meanwhile (412); what was typed stays with the caller. */
public final class StaleVersion extends Refusal {

    private static final long serialVersionUID = 1L;

    public StaleVersion() {
        super("stale-version", "This was changed in another window or by someone else. Reload to see the change.");
    }
}
