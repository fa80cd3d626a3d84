package org.florscribe.platform.jobs;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jobrunr.server.threadpool.JobRunrExecutor;

/**
 * JobRunr's workers on container threads. On its own threads a CDI bean made there would keep null resources for life, and
 * on newer Java they would be virtual.
 */
final class ManagedJobExecutor implements JobRunrExecutor {

    private final ThreadPoolExecutor pool;
    private final Executor inContext;
    private volatile boolean open;

    ManagedJobExecutor(int workers, ThreadFactory threads, Executor inContext) {
        this.inContext = inContext;
        this.pool =
                new ThreadPoolExecutor(workers, workers, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void start() {
        open = true;
    }

    @Override
    public int getWorkerCount() {
        return pool.getMaximumPoolSize();
    }

    @Override
    public void execute(Runnable work) {
        if (open) {
            pool.execute(() -> inContext.execute(work));
        }
    }

    boolean isTerminated() {
        return pool.isTerminated();
    }

    boolean awaitEnd(Duration atMost) throws InterruptedException {
        return pool.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop(Duration grace) {
        open = false;
        pool.shutdown();
        try {
            if (!pool.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
                if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("A job does not end");
                }
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
