package org.florscribe.adapter.fhir;

import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;

/** Identifiers that mean something within one practice only: systems under the name of that practice, not addresses to follow. */
record PracticeNamespace(UUID practiceId) {

    /** @param kind of the thing that is named, such as mrn */
    Identifier identifier(String kind, String value) {
        return new Identifier()
                .setSystem("urn:florscribe:" + practiceId + ":" + kind)
                .setValue(value);
    }
}
