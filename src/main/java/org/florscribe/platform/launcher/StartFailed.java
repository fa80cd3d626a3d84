package org.florscribe.platform.launcher;

/** The start cannot go on: the reason in words, and the exit code. */
final class StartFailed extends RuntimeException {

    static final int FAILED = 1;
    static final int USAGE = 64;
    static final int CONFIGURATION = 78;

    private final int code;

    StartFailed(String reason) {
        this(FAILED, reason);
    }

    StartFailed(int code, String reason) {
        super(reason);
        this.code = code;
    }

    int code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
