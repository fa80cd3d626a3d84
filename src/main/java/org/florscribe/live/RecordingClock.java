package org.florscribe.live;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.florscribe.clinical.recording.LiveStreams;
import org.florscribe.platform.faults.Faults;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that make live audio durable and look after its sockets, from the start of the application to its end. */
@WebListener
public class RecordingClock implements ServletContextListener {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingClock.class);

    @Resource
    private ManagedThreadFactory threads;

    private final LiveStreams streams;
    private final Faults faults;
    private final RecordingSockets sockets;
    private @Nullable Thread committer;
    private @Nullable Thread sweeper;

    @Inject
    RecordingClock(LiveStreams streams, RecordingSockets sockets, Faults faults) {
        this.sockets = sockets;
        this.streams = streams;
        this.faults = faults;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        committer = start("florscribe-recordings", streams::run);
        sweeper = start("florscribe-recording-sweep", this::sweep);
    }

    private Thread start(String name, Runnable work) {
        Thread thread = threads.newThread(faults.watching(work));
        thread.setName(name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void sweep() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(1_000);
                sockets.sweep();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("the sweep of live recordings failed", e);
            }
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        stop(committer);
        stop(sweeper);
    }

    private static void stop(@Nullable Thread running) {
        if (running != null) {
            running.interrupt();
        }
    }
}
