package org.florscribe.live;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.UUID;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.platform.faults.Faults;
import org.florscribe.platform.news.Ear;
import org.florscribe.platform.news.NodeNews;

/** Passes changes on to the pages that are open on other nodes, and theirs to ours. */
@ApplicationScoped
public class OtherNodes implements Ear {

    private final NodeNews news;
    private final PushHub hub;

    /** Listens from the start of the application to its end. */
    @WebListener
    public static class Life implements ServletContextListener {

        @Resource
        private ManagedThreadFactory threads;

        private final NodeNews news;
        private final OtherNodes nodes;
        private final Faults faults;

        @Inject
        Life(NodeNews news, OtherNodes nodes, Faults faults) {
            this.faults = faults;
            this.news = news;
            this.nodes = nodes;
        }

        @Override
        public void contextInitialized(ServletContextEvent event) {
            Thread thread = threads.newThread(faults.watching(() -> news.listen(nodes)));
            thread.setName("florscribe-other-nodes");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            news.stop();
        }
    }

    @Inject
    OtherNodes(NodeNews news, PushHub hub) {
        this.news = news;
        this.hub = hub;
    }

    /** In the transaction that changes the visit: when that is undone, nothing was told. */
    void passOn(@Observes VisitChanged changed) {
        news.tell(changed.practiceId() + " " + changed.encounterId());
    }

    @Override
    public void hear(String told) {
        String[] ids = told.split(" ", -1);
        if (ids.length == 2) {
            hub.tell(new VisitChanged(UUID.fromString(ids[0]), UUID.fromString(ids[1])));
        }
    }

    @Override
    public void mayHaveMissed() {
        hub.tellAllToLookAgain();
    }
}
