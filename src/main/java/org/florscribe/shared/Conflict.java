package org.florscribe.shared;

/** The thing is not in a state that allows this (409). The slug names which rule, e.g. {@code consent-required}. */
public final class Conflict extends Refusal {

    private static final long serialVersionUID = 1L;

    public Conflict(String slug, String message) {
        super(slug, message);
    }
}
