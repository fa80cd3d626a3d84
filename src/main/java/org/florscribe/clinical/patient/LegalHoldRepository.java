package org.florscribe.clinical.patient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which patients of the caller's practice nothing may be destroyed of. */
public interface LegalHoldRepository {

    /** The one in force. */
    Optional<LegalHold> inForce(UUID patientId);

    /** Newest first, with those that were lifted. */
    List<LegalHold> ofPatient(UUID patientId);

    /** Whether one is in force; keeps it that way until the running transaction ends. */
    boolean isHeld(UUID patientId);

    /** Any patient of the practice. */
    boolean isAnyHeld();

    void add(LegalHold hold);

    void lift(UUID holdId, UUID liftedBy, Instant at);
}
