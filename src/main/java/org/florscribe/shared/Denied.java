package org.florscribe.shared;

/** The caller may see it but not do this (403). */
public final class Denied extends Refusal {

    private static final long serialVersionUID = 1L;

    public Denied(String slug, String message) {
        super(slug, message);
    }

    public static Denied permission() {
        return new Denied("forbidden", "Your role does not include this. Ask a practice admin.");
    }
}
