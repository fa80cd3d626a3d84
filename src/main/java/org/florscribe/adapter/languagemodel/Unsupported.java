package org.florscribe.adapter.languagemodel;

/** The server takes the request only in another way, which is worth trying at once. */
final class Unsupported extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Manners manners;

    Unsupported(Manners manners) {
        super("asked again in another way");
        this.manners = manners;
    }

    Manners manners() {
        return manners;
    }
}
