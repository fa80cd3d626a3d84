package org.florscribe.adapter.assemblyai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.florscribe.clinical.transcript.VendorJobChanged;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sleeps in the job's own thread; a hint of the vendor wakes it. A hint that reaches another node changes nothing there. */
@ApplicationScoped
class JobPauses implements Pauses {

    private static final Logger LOG = LoggerFactory.getLogger(JobPauses.class);

    private final Map<String, CountDownLatch> sleeping = new ConcurrentHashMap<>();

    @Override
    public void await(String jobId, Duration longest) {
        CountDownLatch bell = new CountDownLatch(1);
        sleeping.put(jobId, bell);
        try {
            if (bell.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("woken by a hint of the vendor");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure(
                    EngineFault.TRANSIENT, "Waiting for the engine was broken off here.", Optional.empty(), e);
        } finally {
            sleeping.remove(jobId, bell);
        }
    }

    void changed(@Observes VendorJobChanged event) {
        CountDownLatch bell = event.kind().equals(EngineKind.ASSEMBLYAI.key()) ? sleeping.get(event.jobId()) : null;
        if (bell != null) {
            bell.countDown();
        }
    }
}
