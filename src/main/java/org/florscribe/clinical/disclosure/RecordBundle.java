package org.florscribe.clinical.disclosure;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A patient's record in the forms that other programs read. */
public interface RecordBundle {

    /**
     * A FHIR R4 bundle, JSON: patient, visits, consents and documents. Documents point to the files beside it.
     *
     * @param files what lies beside it, by visit
     */
    byte[] fhir(PatientRecord record, Map<UUID, List<Attached>> files);

    /**
     * A file of a visit.
     *
     * @param path relative to the bundle
     */
    record Attached(Kind kind, String path, String mediaType) {}

    /** What a file of a visit is. */
    enum Kind {
        NOTE,
        TRANSCRIPT,
        AUDIO
    }
}
