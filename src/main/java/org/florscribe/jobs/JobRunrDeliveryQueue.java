package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.florscribe.clinical.export.DeliveryQueue;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.shared.Ids;

/** Deliveries as JobRunr jobs, stored with the ledger row they are for. */
@ApplicationScoped
public class JobRunrDeliveryQueue implements DeliveryQueue {

    private final JobServer jobs;

    @Inject
    JobRunrDeliveryQueue(JobServer jobs) {
        this.jobs = jobs;
    }

    @Override
    public void now(UUID practiceId, UUID connectionId) {
        jobs.enqueue(Ids.next(), DeliverJob.of(practiceId, connectionId));
    }

    @Override
    public void at(Instant when, UUID practiceId, UUID connectionId) {
        UUID id = UUID.nameUUIDFromBytes((connectionId + "/" + when).getBytes(StandardCharsets.US_ASCII));
        jobs.schedule(id, when, DeliverJob.of(practiceId, connectionId));
    }
}
