package org.florscribe.platform.launcher;

/** What the launcher says to the person who started it: progress on standard output, reasons on standard error. */
final class Console {

    private static final boolean DETAILS = Boolean.getBoolean("florscribe.launcher.details");

    private Console() {}

    static void say(String line) {
        System.out.println(line);
    }

    static void complain(String line) {
        System.err.println(line);
    }

    /** Said only with {@code -Dflorscribe.launcher.details=true}. */
    static void detail(String line) {
        if (DETAILS) {
            System.err.println("  " + line);
        }
    }
}
