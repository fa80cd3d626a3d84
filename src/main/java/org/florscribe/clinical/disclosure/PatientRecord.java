package org.florscribe.clinical.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.patient.Patient;

/**
 * What is kept of one patient, as far as whoever asks may see it.
 *
 * @param practice its name
 * @param visits oldest first
 */
public record PatientRecord(
        UUID practiceId, String practice, Patient patient, List<VisitRecord> visits, Instant madeAt) {

    public PatientRecord {
        visits = List.copyOf(visits);
    }

    /** Masked: it is all about a person. */
    @Override
    public String toString() {
        return "PatientRecord[" + patient.id() + "]";
    }
}
