package org.florscribe.clinical.patient;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.PhiText;

/** Nothing of this patient is destroyed, whatever else says so, until it is lifted. */
public record LegalHold(
        UUID id,
        UUID patientId,
        PhiText reason,
        UUID placedBy,
        Instant placedAt,
        Optional<UUID> liftedBy,
        Optional<Instant> liftedAt) {}
