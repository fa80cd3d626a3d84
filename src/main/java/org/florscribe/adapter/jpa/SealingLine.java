package org.florscribe.adapter.jpa;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.platform.faults.Faults;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that seal full segments and put them away while their writers gather the next ones, and the buffers for that. There
 * are few of both, whatever the number of writers: native ciphers keep memory for each thread that ever used them, and large arrays
 * that come and go make a heap grow.
 */
@ApplicationScoped
class SealingLine {

    private static final int LEAST_THREADS = 4;
    private static final int MOST_THREADS = 16;
    private static final int BUFFERS_KEPT = 16;
    private static final byte[] NOTHING = new byte[1 << 16];

    private final Semaphore places;
    private final ThreadPoolExecutor threads;
    private final BlockingQueue<byte[]> buffers = new ArrayBlockingQueue<>(BUFFERS_KEPT);

    /** As {@link Faults#watching}. */
    @FunctionalInterface
    interface Watching {
        Runnable watching(Runnable work);
    }

    @Inject
    SealingLine(Faults faults) {
        this(2 * Runtime.getRuntime().availableProcessors(), faults::watching);
    }

    SealingLine(int wanted, Watching faults) {
        int count = Math.max(LEAST_THREADS, Math.min(MOST_THREADS, wanted));
        places = new Semaphore(count);
        threads = new ThreadPoolExecutor(count, count, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(faults.watching(work), "audio-sealing");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }

    /** Waits until a thread is free, and has it do this. What it throws comes out of the result. */
    CompletableFuture<@Nullable Void> start(Runnable work) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AudioStoreFailed("The server is stopping", e);
        }
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                    } finally {
                        places.release();
                    }
                },
                threads);
    }

    /** Of exactly this size; what is in it has no meaning. */
    byte[] buffer(int size) {
        byte[] kept = size == SegmentWriter.SEGMENT_BYTES ? buffers.poll() : null;
        return kept == null ? new byte[size] : kept;
    }

    /** Whoever gives a buffer back must not look at it any more. Nobody's sound stays in it. */
    void giveBack(byte[] buffer) {
        // copied: a loop over a megabyte is slow under the quick compiler
        for (int from = 0; from < buffer.length; from += NOTHING.length) {
            System.arraycopy(NOTHING, 0, buffer, from, Math.min(NOTHING.length, buffer.length - from));
        }
        if (buffer.length == SegmentWriter.SEGMENT_BYTES) {
            buffers.offer(buffer);
        }
    }
}
