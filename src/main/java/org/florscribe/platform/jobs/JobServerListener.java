package org.florscribe.platform.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Starts the job server where the container's context is whole: after the migrations, on a listener's thread. */
@WebListener
public class JobServerListener implements ServletContextListener {

    @Resource
    private ContextService contexts;

    @Resource
    private ManagedThreadFactory threads;

    private final JobServer jobs;
    private final Event<JobServerStarted> started;

    @Inject
    JobServerListener(JobServer jobs, Event<JobServerStarted> started) {
        this.jobs = jobs;
        this.started = started;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        jobs.start(threads, contexts);
        started.fire(new JobServerStarted());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        jobs.stop();
    }
}
