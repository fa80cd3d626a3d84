package org.florscribe.live;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.platform.faults.Faults;
import org.florscribe.shared.UnexpectedFailure;
import org.florscribe.shared.UnexpectedFailure.Door;
import org.jspecify.annotations.Nullable;

/** Takes this node's changes to the open pages, apart from the request that made them: who may be told is asked of the database. */
@ApplicationScoped
public class PushDesk {

    /** More than this wait only when the database is away; pages are then told to look again. */
    private static final int MOST_WAITING = 10_000;

    private final BlockingQueue<VisitChanged> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

    private final PushHub hub;
    private final Faults faults;

    /** From the start of the application to its end. */
    @WebListener
    public static class Life implements ServletContextListener {

        @Resource
        private ManagedThreadFactory threads;

        private final PushDesk desk;
        private final Faults faults;
        private @Nullable Thread thread;

        @Inject
        Life(PushDesk desk, Faults faults) {
            this.desk = desk;
            this.faults = faults;
        }

        @Override
        public void contextInitialized(ServletContextEvent event) {
            Thread started = threads.newThread(faults.watching(desk::work));
            started.setName("florscribe-push");
            started.setDaemon(true);
            started.start();
            thread = started;
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    @Inject
    PushDesk(PushHub hub, Faults faults) {
        this.hub = hub;
        this.faults = faults;
    }

    /** After commit only: a page that asks at once must find what it was told about. */
    void queue(@Observes(during = TransactionPhase.AFTER_SUCCESS) VisitChanged changed) {
        if (hub.isAnybodyListening(changed.practiceId()) && !waiting.offer(changed)) {
            hub.tellAllToLookAgain();
        }
    }

    void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                tell(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the application ends
        }
    }

    /** One that goes wrong takes no others with it. */
    private void tell(VisitChanged changed) {
        try {
            hub.tell(changed);
        } catch (RuntimeException e) {
            faults.note(new UnexpectedFailure(Door.THREAD, e));
            hub.tellAllToLookAgain();
        }
    }
}
