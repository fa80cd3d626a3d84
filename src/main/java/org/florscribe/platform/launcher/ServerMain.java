package org.florscribe.platform.launcher;

import java.io.IOException;
import java.io.OutputStream;

/** First class of the server's process: Payara Micro, with an eye on the launcher. The end of standard input means that the launcher is gone. */
public final class ServerMain {

    private static final long GRACE_MILLIS = 30_000;

    private ServerMain() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        background("launcher-watch", ServerMain::watch);
        Class.forName("fish.payara.micro.impl.RootDirLauncher")
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }

    private static void watch() {
        awaitEndOfInput();
        background("last-resort", ServerMain::endAfterGrace);
        System.exit(0);
    }

    /** Returns when the pipe to the launcher ends or breaks, which says the same. */
    private static void awaitEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("The launcher is gone: " + e.getMessage());
        }
    }

    private static void endAfterGrace() {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void background(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
