package org.florscribe.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** No secret reaches a page, a script or an answer: all that is served is read for every secret there is. */
class SecretsIT {

    private static final String OF_EHR = "planted " + UUID.randomUUID();
    private static final String OF_ENGINE = "planted-" + UUID.randomUUID();
    private static final Pattern SERVED_BESIDE =
            Pattern.compile("(?:src|href)=\"(/[^\"#]+\\.(?:js|css|xhtml)[^\"#]*)\"");
    private static final Path PAGES = Path.of("webapp");

    private final RunningProduct product = RunningProduct.shared();

    @Test
    void no_secret_is_served() throws IOException {
        Clinic clinic = Clinic.open(product);
        UUID visit = clinic.newVisitWithConsent();
        clinic.post("/ehr-connections", """
                        {"kind":"fhir-r4","name":"Chart","baseUrl":"https://ehr.example.org/fhir","auth":{"type":"basic","user":"florscribe","password":"%s"}}""".formatted(OF_EHR)).expect(201);
        UUID engine =
                clinic.post("/engines", """
                        {"task":"TRANSCRIBE","kind":"openai","name":"Own","apiKey":"%s"}""".formatted(OF_ENGINE)).expect(201).id();
        PageVisitor person = PageVisitor.signIn(product, clinic);

        Map<String, String> served = new LinkedHashMap<>();
        served.put("engine", person.open("/admin/engines.xhtml?id=" + engine).body());
        for (String page : pages()) {
            String path = page + "?id=" + visit;
            served.put(path, person.open(path).body());
        }
        var beside = new TreeSet<String>();
        served.values()
                .forEach(html -> SERVED_BESIDE
                        .matcher(html)
                        .results()
                        .forEach(it -> beside.add(it.group(1).replace("&amp;", "&"))));
        beside.forEach(path -> served.put(path, person.open(path).body()));
        for (String call : List.of(
                "/me",
                "/practice",
                "/staff",
                "/ehr-connections",
                "/engines",
                "/encounters/" + visit,
                "/encounters/" + visit + "/exports",
                "/audit")) {
            served.put(call, clinic.get(call).text());
        }

        assertThat(served.keySet()).anyMatch(path -> path.contains(".js")).hasSizeGreaterThan(25);
        assertThat(where(served, clinic.email()))
                .as("something known, to see that the search finds")
                .isNotEmpty();
        secrets(person)
                .forEach((name, secret) ->
                        assertThat(where(served, secret)).as(name).isEmpty());
    }

    /** Each under a name, in every form it could be written in. */
    private Map<String, String> secrets(PageVisitor person) throws IOException {
        Map<String, String> secrets = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(product.dataDir().resolve("secrets"))) {
            for (Path file : files.toList()) {
                byte[] content = Files.readAllBytes(file);
                String name = file.getFileName().toString();
                secrets.put(name, new String(content, StandardCharsets.ISO_8859_1).strip());
                secrets.put(name + " in Base64", Base64.getEncoder().encodeToString(content));
                secrets.put(name + " in hexadecimal", HexFormat.of().formatHex(content));
            }
        }
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(12);
        secrets.put("password of an EHR", OF_EHR);
        secrets.put("key of an engine", OF_ENGINE);
        secrets.put("password of a person", Clinic.PASSWORD);
        secrets.put("hash of a password", "$argon2id$");
        secrets.put("session", person.cookie().substring(person.cookie().indexOf('=') + 1));
        secrets.put("address of the database", "jdbc:postgresql:");
        return secrets;
    }

    private static List<String> where(Map<String, String> served, String words) {
        var found = new ArrayList<String>();
        served.forEach((path, body) -> {
            if (body.contains(words)) {
                found.add(path);
            }
        });
        return found;
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.map(it -> "/" + PAGES.relativize(it))
                    .filter(it -> it.endsWith(".xhtml") && !it.startsWith("/WEB-INF/") && !it.startsWith("/resources/"))
                    .sorted()
                    .toList();
        }
    }
}
