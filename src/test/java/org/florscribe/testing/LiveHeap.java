package org.florscribe.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most that a running server really holds in its heap, looked at again and again while something goes on: each look collects
 * everything that nobody refers to first.
 */
public final class LiveHeap implements AutoCloseable {

    private static final long BETWEEN_LOOKS_MS = 1_500;
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private final long server;
    private final Thread looking = new Thread(this::look, "live-heap");
    private volatile boolean over;
    private final AtomicLong most = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();

    private LiveHeap(RunningProduct product) {
        server = product.serverProcess().pid();
    }

    /** From here until it is closed. */
    public static LiveHeap watch(RunningProduct product) {
        LiveHeap heap = new LiveHeap(product);
        heap.most.set(bytes(heap.server));
        heap.looking.setDaemon(true);
        heap.looking.start();
        return heap;
    }

    /** At this moment, in bytes. */
    public static long of(RunningProduct product) {
        return bytes(product.serverProcess().pid());
    }

    /** In bytes. */
    public long most() {
        return most.get();
    }

    public int looks() {
        return looks.get();
    }

    private void look() {
        while (!over) {
            most.accumulateAndGet(bytes(server), Math::max);
            looks.incrementAndGet();
            try {
                Thread.sleep(BETWEEN_LOOKS_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static long bytes(long server) {
        try {
            Process jcmd = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/jcmd", "" + server, "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader lines = jcmd.inputReader()) {
                return lines.lines()
                        .map(TOTAL::matcher)
                        .filter(Matcher::lookingAt)
                        .mapToLong(total -> Long.parseLong(total.group(1)))
                        .reduce((before, last) -> last)
                        .orElseThrow(() -> new IllegalStateException("The server's heap cannot be looked at"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        looking.join();
    }
}
