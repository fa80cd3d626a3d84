package org.florscribe.platform.jobs;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
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
    private final BlockingQueue<Executor> contexts;
    private volatile boolean open;

    /**
     * @param contexts one for each worker. Two at work in the same one would share its open connections too, and with them
     *     the practice whose rows they see: the server keeps those by the context's last thread.
     */
    ManagedJobExecutor(int workers, ThreadFactory threads, BlockingQueue<Executor> contexts) {
        this.contexts = contexts;
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
            pool.execute(() -> runInContext(work));
        }
    }

    private void runInContext(Runnable work) {
        try {
            Executor own = contexts.take();
            try {
                own.execute(work);
            } finally {
                contexts.add(own);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopped before the job began: another node or the next start takes it
        }
    }

    boolean awaitEnd(Duration atMost) throws InterruptedException {
        return pool.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As {@link #stop}, for work that is safe to be cut off anywhere. */
    boolean stopWithin(Duration grace) {
        open = false;
        pool.shutdown();
        try {
            return pool.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            pool.shutdownNow();
        }
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
