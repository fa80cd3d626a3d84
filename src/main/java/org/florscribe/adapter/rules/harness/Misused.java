package org.florscribe.adapter.rules.harness;

/** The words after {@code eval} make no command, or name a file that is not there. */
final class Misused extends RuntimeException {

    static final int CODE = 64;

    private static final long serialVersionUID = 1L;

    Misused(String message) {
        super(message);
    }
}
