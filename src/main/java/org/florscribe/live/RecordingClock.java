package org.florscribe.live;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.ArrayList;
import java.util.List;
import org.florscribe.clinical.recording.LiveStreams;
import org.florscribe.platform.faults.Faults;
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
    private final StopLine stops;
    private final List<Thread> running = new ArrayList<>();

    @Inject
    RecordingClock(LiveStreams streams, RecordingSockets sockets, StopLine stops, Faults faults) {
        this.sockets = sockets;
        this.stops = stops;
        this.streams = streams;
        this.faults = faults;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        start("florscribe-recordings", streams::run);
        start("florscribe-recording-sweep", this::sweep);
        for (int i = 0; i < StopLine.AT_ONCE; i++) {
            start("florscribe-recording-stops-" + i, stops::run);
        }
    }

    private void start(String name, Runnable work) {
        Thread thread = threads.newThread(faults.watching(work));
        thread.setName(name);
        thread.setDaemon(true);
        thread.start();
        running.add(thread);
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
        running.forEach(Thread::interrupt);
    }
}
