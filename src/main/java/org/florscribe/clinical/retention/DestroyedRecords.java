package org.florscribe.clinical.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** Destroys what is kept of visits and patients of the caller's practice, and keeps what is left: marks and certificates. */
public interface DestroyedRecords {

    /** All that are not destroyed yet. */
    List<UUID> visitsOf(UUID patientId);

    /** Whether something of it is on its way to an EHR at this moment. */
    boolean isBeingSent(UUID encounterId);

    /**
     * Takes away what can be taken away of it, keeps it from being sent anywhere, destroys its key and marks it.
     *
     * @return the keys that went
     */
    List<UUID> destroyVisit(UUID encounterId, Instant at);

    /** The same for what is known of a patient beside the visits, with all that finds it. */
    List<UUID> destroyPatient(UUID patientId, Instant at);

    void add(DeletionCertificate certificate, SignedCertificate signed);

    /** Newest first. */
    Page<SignedCertificate> list(PageRequest page);

    Optional<SignedCertificate> find(UUID id);

    Optional<SignedCertificate> findOf(DeletionCertificate.Kind kind, UUID subjectId);
}
