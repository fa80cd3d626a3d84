package org.florscribe.clinical.encounter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/**
 * Where emergencies are kept; the policies of the database read there who may see what. Reasons are sealed under the patient's
 * key, so they open only in a transaction that sees the patient.
 */
public interface EmergencyAccessRepository {

    Optional<EmergencyAccess> findForChange(UUID id);

    /** Those of this person that are not over. */
    List<EmergencyAccess> openOf(UUID staffId, Instant now);

    /** Newest first. */
    Page<EmergencyAccess> list(boolean unreviewedOnly, PageRequest request);

    /** How many wait for a review by this person: those that somebody else opened. */
    int waitingFor(UUID reviewer);

    void add(EmergencyAccess access);

    void change(EmergencyAccess access);
}
