package org.florscribe.shared;

/**
 * A use case that was refused for a reason the person can act on. The message is in plain words and holds no patient data;
 * {@link #slug()} names the kind (RFC 9457 {@code type} = {@code /problems/<slug>}) and the message key of pages.
 */
public abstract sealed class Refusal extends RuntimeException
        permits Conflict, Denied, InvalidInput, NotFound, NotSignedIn, StaleVersion, TooManyAttempts, Unavailable {

    private static final long serialVersionUID = 1L;

    private final String slug;

    protected Refusal(String slug, String message) {
        super(message);
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }
}
