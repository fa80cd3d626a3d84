package org.florscribe.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the EHR for tests says of itself and of what it refuses. */
final class FhirAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FhirAnswers() {}

    static ObjectNode metadata(boolean claimsConditions, String name) {
        ObjectNode statement = JSON.createObjectNode()
                .put("resourceType", "CapabilityStatement")
                .put("status", "active")
                .put("date", "2026-01-01")
                .put("kind", "instance")
                .put("fhirVersion", "4.0.1");
        statement.putObject("software").put("name", name).put("version", "1");
        statement.putArray("format").add("json");
        ArrayNode resources =
                statement.putArray("rest").addObject().put("mode", "server").putArray("resource");
        ObjectNode patient = resources.addObject().put("type", "Patient");
        patient.putArray("interaction").addObject().put("code", "search-type");
        ObjectNode document = resources.addObject().put("type", "DocumentReference");
        ArrayNode can = document.putArray("interaction");
        for (String code : List.of("create", "read", "search-type", "update")) {
            can.addObject().put("code", code);
        }
        document.put("conditionalCreate", claimsConditions);
        return statement;
    }

    static ObjectNode outcome(String code, String words) {
        ObjectNode outcome = JSON.createObjectNode().put("resourceType", "OperationOutcome");
        ObjectNode issue =
                outcome.putArray("issue").addObject().put("severity", "error").put("code", code);
        issue.putObject("details").put("text", words);
        return outcome;
    }
}
