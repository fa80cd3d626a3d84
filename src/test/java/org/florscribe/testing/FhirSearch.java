package org.florscribe.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The few searches that the EHR for tests knows. */
final class FhirSearch {

    private FhirSearch() {}

    static boolean hasIdentifier(JsonNode resource, Map<String, String> parameters) {
        String[] token = parameters.getOrDefault("identifier", "").split("\\|", -1);
        for (JsonNode identifier : resource.path("identifier")) {
            boolean sameSystem =
                    token.length == 1 || identifier.path("system").asText().equals(token[0]);
            if (sameSystem && identifier.path("value").asText().equals(token[token.length - 1])) {
                return true;
            }
        }
        return false;
    }

    static boolean matchesDocument(JsonNode document, Map<String, String> parameters) {
        String patient = parameters.get("patient");
        return patient == null
                ? hasIdentifier(document, parameters)
                : document.path("subject").path("reference").asText().equals("Patient/" + patient);
    }

    static Map<String, String> parameters(String query) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return found;
    }
}
