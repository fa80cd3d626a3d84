package org.florscribe.adapter.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** Resources as JSON. HAPI's context takes a second to make, so it is made when the first document leaves, not at the start. */
final class FhirJson {

    private FhirJson() {}

    /** Made when it is first asked for. */
    private static final class Lazily {

        private static final FhirContext R4 = FhirContext.forR4();
    }

    static byte[] write(Resource resource) {
        return Lazily.R4.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    /** @return empty when it is no such resource. What is wrong with it is told to nobody: it may speak of a patient. */
    static <T extends Resource> Optional<T> read(byte[] json, Class<T> type) {
        return read(json, type, false);
    }

    /** As {@link #read}, but nothing in it may be unknown to us: it will be sent back whole. */
    static <T extends Resource> Optional<T> readWhole(byte[] json, Class<T> type) {
        return read(json, type, true);
    }

    private static <T extends Resource> Optional<T> read(byte[] json, Class<T> type, boolean whole) {
        IParser parser = Lazily.R4.newJsonParser();
        // the lenient handler would log what it cannot read
        parser.setParserErrorHandler(whole ? new StrictErrorHandler() : new LenientErrorHandler(false));
        try {
            return Optional.of(parser.parseResource(new String(json, StandardCharsets.UTF_8)))
                    .filter(type::isInstance)
                    .map(type::cast);
        } catch (DataFormatException | ClassCastException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
