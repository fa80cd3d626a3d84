package org.florscribe.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** All that the launchers of one product have said, one after the other. */
final class LauncherOutput {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Reads along from now on. @throws IllegalStateException when it does not say in time that it is ready */
    void awaitReady(Process launcher, int seconds) throws InterruptedException {
        CountDownLatch saidOrEnded = new CountDownLatch(1);
        AtomicBoolean said = new AtomicBoolean();
        var reader = new Thread(
                () -> {
                    try (BufferedReader in = launcher.inputReader()) {
                        for (String line; (line = in.readLine()) != null; ) {
                            lines.add(line);
                            if (line.startsWith("FlorScribe is ready at ")) {
                                said.set(true);
                                saidOrEnded.countDown();
                            }
                        }
                    } catch (IOException e) {
                        lines.add("output ended: " + e.getMessage());
                    }
                    saidOrEnded.countDown();
                },
                "florscribe-output");
        reader.setDaemon(true);
        reader.start();
        boolean inTime = saidOrEnded.await(seconds, TimeUnit.SECONDS);
        if (!inTime || !said.get()) {
            launcher.destroy();
            throw new IllegalStateException("FlorScribe did not start:\n" + String.join("\n", lines()));
        }
    }
}
