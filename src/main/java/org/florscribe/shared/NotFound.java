package org.florscribe.shared;

/** Not there, of another practice, or not visible to this person: one answer for all three (404). */
public final class NotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    public NotFound() {
        super("not-found", "There is nothing here that you can see.");
    }
}
