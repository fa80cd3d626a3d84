package org.florscribe.adapter.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Binary;

/** The bytes of a FHIR Binary: as a resource when the server follows our Accept header, else as they are. */
final class Binaries {

    private Binaries() {}

    static Optional<byte[]> content(byte[] answer) {
        boolean mayBeResource = answer.length > 0 && answer[0] == '{';
        Optional<byte[]> inResource =
                mayBeResource ? FhirJson.read(answer, Binary.class).map(Binary::getData) : Optional.empty();
        return inResource.or(() -> answer.length == 0 ? Optional.empty() : Optional.of(answer));
    }
}
