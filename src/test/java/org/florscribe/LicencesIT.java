package org.florscribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the WAR brings along may be passed on under its terms: the build's bill of materials against a list of licences. */
class LicencesIT {

    /** Licences under which a library may be part of a product under the Apache License; as the bill of materials spells them. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "Apache Software License 2.0",
            "MIT",
            "MIT-0",
            "0BSD",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-2.0",
            "LGPL-2.1-or-later", // openhtmltopdf: a library of its own, replaceable in WEB-INF/lib
            "LGPL-3.0+", // JobRunr: the same
            "BSD-license", // Yubico's: the two clauses
            "CC0-1.0", // no condition at all, as the next two
            "CC0 Universal",
            "Unlicense",
            "Bouncy Castle Licence");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_library_has_a_licence_that_is_allowed() throws IOException {
        JsonNode materials = JSON.readTree(Path.of("target/bom.json").toFile());
        assertThat(materials.get("components")).hasSizeGreaterThan(50);
        assertThat(refused(materials)).isEmpty();
    }

    @Test
    void one_without_a_licence_or_with_a_strange_one_only_is_found() throws IOException {
        assertThat(refused(JSON.readTree("""
                        {"components":[
                          {"name":"fine","licenses":[{"license":{"id":"GPL-2.0-only"}},{"license":{"id":"MIT"}}]},
                          {"name":"none"},
                          {"name":"strange","licenses":[{"license":{"name":"All rights reserved"}}]}]}"""))).containsExactly("none", "strange");
    }

    private static List<String> refused(JsonNode materials) {
        return elements(materials.get("components"))
                .filter(component -> elements(component.path("licenses")).noneMatch(LicencesIT::isAllowed))
                .map(component -> component.get("name").asText())
                .toList();
    }

    private static boolean isAllowed(JsonNode choice) {
        JsonNode licence = choice.path("license");
        return ALLOWED.contains(licence.path("id").asText())
                || ALLOWED.contains(licence.path("name").asText());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
