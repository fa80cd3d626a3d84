package org.florscribe.platform.persistence;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Tells the launcher, by a marked line of output, why this server cannot serve. A failed deployment alone leaves the process up. */
public final class StartFailure {

    private static final String MARK = "FLORSCRIBE-START-FAILED ";

    private StartFailure() {}

    /** @param reason in words for the person who starts the product; no secret, no patient data */
    public static void report(String reason) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(MARK + reason.strip().replaceAll("\\s*\\R\\s*", " | "));
    }
}
