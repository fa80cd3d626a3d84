package org.florscribe.shared;

/** The caller may see it but not do this (403). */
public final class Denied extends Refusal {

    private static final long serialVersionUID = 1L;

    public Denied(String slug, String message) {
        super(slug, message);
    }

    /** What RFC 6750 section 3.1 calls insufficient_scope; the words say which scope is missing. */
    public static Denied scope(String words) {
        return new Denied("insufficient-scope", words);
    }

    public static Denied permission() {
        return new Denied("forbidden", "Your role does not include this. Ask a practice admin.");
    }
}
