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

/** The thread that makes live audio durable, from the start of the application to its end. */
@WebListener
public class RecordingClock implements ServletContextListener {

    @Resource
    private ManagedThreadFactory threads;

    private final LiveStreams streams;
    private final Faults faults;
    private @Nullable Thread committer;

    @Inject
    RecordingClock(LiveStreams streams, Faults faults) {
        this.streams = streams;
        this.faults = faults;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Thread thread = threads.newThread(faults.watching(streams::run));
        thread.setName("florscribe-recordings");
        thread.setDaemon(true);
        thread.start();
        committer = thread;
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Thread running = committer;
        if (running != null) {
            running.interrupt();
        }
    }
}
