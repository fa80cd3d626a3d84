package org.florscribe.shared;

/** No valid identity (401). */
public final class NotSignedIn extends Refusal {

    private static final long serialVersionUID = 1L;

    public NotSignedIn(String slug, String message) {
        super(slug, message);
    }
}
