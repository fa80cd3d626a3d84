package org.florscribe.adapter.assemblyai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.florscribe.clinical.transcript.VendorHintBook;
import org.florscribe.clinical.transcript.VendorJobChanged;
import org.florscribe.platform.outbound.VendorHints;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sleeps in the job's own thread; a hint of the vendor wakes it. One that reached another node, or came before anybody waited for it, is
 * found in the book within seconds.
 */
@ApplicationScoped
class JobPauses implements Pauses {

    private static final Logger LOG = LoggerFactory.getLogger(JobPauses.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Map<String, CountDownLatch> sleeping = new ConcurrentHashMap<>();
    private final Predicate<String> book;

    @Inject
    JobPauses(VendorHintBook book, VendorHints hints) {
        this(jobId -> hints.areTaken() && book.isTold(EngineKind.ASSEMBLYAI.key(), jobId));
    }

    /** @param book whether a vendor said that it is done with a job */
    JobPauses(Predicate<String> book) {
        this.book = book;
    }

    @Override
    public boolean await(String jobId, Duration longest, boolean told) {
        CountDownLatch bell = new CountDownLatch(1);
        if (!told) {
            sleeping.put(jobId, bell);
        }
        try {
            long end = System.nanoTime() + longest.toNanos();
            for (long left = longest.toNanos(); left > 0; left = end - System.nanoTime()) {
                boolean rang = bell.await(told ? left : Math.min(left, LOOK_EVERY.toNanos()), TimeUnit.NANOSECONDS);
                if (rang || (!told && isTold(jobId))) {
                    LOG.debug("woken by a hint of the vendor");
                    return true;
                }
            }
            return told;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure(
                    EngineFault.TRANSIENT, "Waiting for the engine was broken off here.", Optional.empty(), e);
        } finally {
            sleeping.remove(jobId, bell);
        }
    }

    /** A book that cannot be read now breaks off no job: asking the vendor is the rule. */
    private boolean isTold(String jobId) {
        try {
            return book.test(jobId);
        } catch (RuntimeException e) {
            LOG.atDebug().addKeyValue("cause", e.getClass().getSimpleName()).log("hints cannot be looked up");
            return false;
        }
    }

    void changed(@Observes VendorJobChanged event) {
        CountDownLatch bell = event.kind().equals(EngineKind.ASSEMBLYAI.key()) ? sleeping.get(event.jobId()) : null;
        if (bell != null) {
            bell.countDown();
        }
    }
}
