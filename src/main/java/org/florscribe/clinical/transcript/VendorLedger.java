package org.florscribe.clinical.transcript;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Ids;

/** The book of what vendors hold of ours. Each verb is a transaction of its own: durable when it returns. */
@ApplicationService
public class VendorLedger {

    /** A vendor's own time for an upload that nothing was asked of: it cannot be deleted sooner. */
    private static final Duration UPLOADS_STAY = Duration.ofDays(3);

    private static final int BATCH = 200;

    private final VendorJobRepository jobs;
    private final Clock clock;

    @Inject
    VendorLedger(VendorJobRepository jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Requires(Permission.SYSTEM)
    public Optional<VendorJobs.VendorJob> find(UUID encounterId, byte[] fingerprint) {
        return jobs.newest(encounterId, fingerprint).map(VendorJobRepository.Held::job);
    }

    @Requires(Permission.SYSTEM)
    public void uploaded(UUID encounterId, UUID engineId, byte[] fingerprint, String uploadUrl) {
        add(encounterId, engineId, fingerprint, Optional.of(uploadUrl), Optional.empty());
    }

    @Requires(Permission.SYSTEM)
    public void started(UUID encounterId, UUID engineId, byte[] fingerprint, String jobId) {
        Optional<VendorJobRepository.Held> upload = jobs.newest(encounterId, fingerprint)
                .filter(held -> held.job().jobId().isEmpty());
        if (upload.isPresent()) {
            jobs.started(upload.get().id(), jobId);
        } else {
            add(encounterId, engineId, fingerprint, Optional.empty(), Optional.of(jobId));
        }
    }

    @Requires(Permission.SYSTEM)
    public void deleted(UUID encounterId, UUID engineId, String jobId) {
        jobs.ofVisit(encounterId).stream()
                .filter(held -> held.engineId().equals(engineId))
                .filter(held -> held.job().jobId().filter(jobId::equals).isPresent())
                .forEach(held -> jobs.deleted(held.id(), clock.instant()));
    }

    /** What vendors still hold of a visit and can be told to delete; uploads that are gone by themselves are struck off. */
    @Requires(Permission.SYSTEM)
    public List<VendorJobRepository.Held> heldOf(UUID encounterId) {
        List<VendorJobRepository.Held> all = jobs.ofVisit(encounterId);
        all.stream()
                .filter(held -> held.job().jobId().isEmpty())
                .filter(held -> held.createdAt().plus(UPLOADS_STAY).isBefore(clock.instant()))
                .forEach(held -> jobs.deleted(held.id(), held.createdAt().plus(UPLOADS_STAY)));
        return all.stream().filter(held -> held.job().jobId().isPresent()).toList();
    }

    /** Visits of which vendors have held something for so long. */
    @Requires(Permission.SYSTEM)
    public List<UUID> visitsHeldFor(Duration least) {
        return jobs.visitsSince(clock.instant().minus(least), BATCH);
    }

    private void add(
            UUID encounterId, UUID engineId, byte[] fingerprint, Optional<String> uploadUrl, Optional<String> jobId) {
        jobs.add(new VendorJobRepository.Held(
                Ids.next(),
                encounterId,
                engineId,
                fingerprint,
                new VendorJobs.VendorJob(uploadUrl, jobId),
                clock.instant()));
    }
}
