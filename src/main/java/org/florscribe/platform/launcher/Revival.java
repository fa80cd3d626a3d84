package org.florscribe.platform.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Brings the product's own database back when it has ended by itself. A full disk ends it, because it cannot write its log, and it
 * does not start before there is room; the server stays meanwhile and answers that the database is away.
 */
final class Revival {

    /** Its log grows by 16 MB at a time, and a start writes one. */
    private static final long ROOM = 64_000_000;

    private static final int TRIES = 10;
    private static final long STEADY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Postgres database;
    private final Path folder;
    private final BooleanSupplier stopping;
    private long startedAt = System.nanoTime();
    private int tries;

    Revival(Postgres database, Path folder, BooleanSupplier stopping) {
        this.database = database;
        this.folder = folder;
        this.stopping = stopping;
    }

    /** @return false when it does not come back although there is room, or the product stops */
    boolean succeeds() throws InterruptedException {
        if (System.nanoTime() - startedAt > STEADY_NANOS) {
            tries = 0;
        }
        Console.complain("The database ended by itself and is started again.");
        while (awaitRoom() && tries < TRIES) {
            tries++;
            if (starts()) {
                startedAt = System.nanoTime();
                Console.say("The database is back.");
                return true;
            }
            Thread.sleep(TimeUnit.SECONDS.toMillis(1));
            if (!hasRoom()) {
                tries = 0;
            }
        }
        return false;
    }

    /** @return false when the product stops */
    private boolean awaitRoom() throws InterruptedException {
        if (!hasRoom()) {
            Console.complain("The disk of " + folder + " is full: the database waits until there is room.");
        }
        while (!stopping.getAsBoolean() && !hasRoom()) {
            Thread.sleep(TimeUnit.SECONDS.toMillis(1));
        }
        return !stopping.getAsBoolean();
    }

    private boolean starts() throws InterruptedException {
        try {
            return database.startAgain();
        } catch (IOException e) {
            Console.complain("The database did not start: " + Launcher.words(e));
            return false;
        }
    }

    private boolean hasRoom() {
        try {
            return Files.getFileStore(folder).getUsableSpace() >= ROOM;
        } catch (IOException e) {
            Console.detail("the disk's room is not known: " + e); // then a start shows it
            return true;
        }
    }
}
