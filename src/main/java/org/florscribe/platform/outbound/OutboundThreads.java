package org.florscribe.platform.outbound;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.florscribe.platform.faults.Faults;
import org.florscribe.platform.log.LogContext;
import org.florscribe.practice.engine.EngineThreads;

/** As many threads as calls are waited for: how many that are is for the places at each engine to say. */
@ApplicationScoped
public class OutboundThreads implements EngineThreads {

    private final Faults faults;
    private final ExecutorService threads;

    @Inject
    OutboundThreads(Faults faults) {
        this.faults = faults;
        ClassLoader ours = OutboundThreads.class.getClassLoader();
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(faults.watching(work), "engine-call");
            thread.setDaemon(true);
            thread.setContextClassLoader(ours);
            return thread;
        });
    }

    @Override
    public void start(Runnable work) {
        Map<String, String> about = LogContext.current();
        threads.execute(faults.watching(() -> {
            try (LogContext context = LogContext.with(about)) {
                work.run();
            }
        }));
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
