package org.florscribe.platform.keys;

import java.util.UUID;

/** What a wrapped data key is bound to, so that one row's key cannot be put into another's. */
record DataKeyBinding(UUID id, KeySubject kind, UUID subjectId, UUID patientId) {

    static final String TABLE = "keys.data_key";

    DataKeyBinding forPatient(UUID newPatientId) {
        return new DataKeyBinding(id, kind, subjectId, newPatientId);
    }
}
