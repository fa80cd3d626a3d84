package org.florscribe.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.practice.identity.RequestSignature;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Signing;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs: their keys, what each may do, what they sign; and tokens that are for a part of what their holder may. */
class ApiKeysIT {

    private static final String INVITED =
            "{\"givenName\":\"Ione\",\"familyName\":\"Quist\",\"email\":\"%s@example.com\",\"roles\":[\"SCRIBE\"]}";

    private static RunningProduct product;
    private static Clinic clinic;
    private static Tables tables;

    @BeforeAll
    static void open() {
        product = RunningProduct.shared();
        clinic = Clinic.open(product);
        tables = new Tables(product);
    }

    @Test
    void a_key_does_what_it_was_given_for_and_nothing_else() {
        JsonNode made = make(clinic, "charts:read");
        Clinic program = clinic.with(made.get("key").asText());

        program.get("/encounters").expect(200);
        assertThat(program.get("/me").expect(200).json().get("id").asText())
                .isEqualTo(clinic.clinicianId().toString());
        Clinic.Answer refused = program.get("/staff").expect(403);
        assertThat(refused.slug()).isEqualTo("insufficient-scope");
        assertThat(refused.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(refused.header("WWW-Authenticate")).contains("Bearer error=\"insufficient_scope\"");
        assertThat(refused.json().get("detail").asText()).contains("staff:read");
        String visit = "/encounters/" + clinic.newVisit();
        assertThat(program.post(visit + "/cancel", "{\"reason\":\"x\"}")
                        .expect(403)
                        .json()
                        .get("detail")
                        .asText())
                .contains("charts:write");
        assertThat(program.post(visit + "/note/sign", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD))
                        .expect(403)
                        .json()
                        .get("detail")
                        .asText())
                .contains("person");
        program.post("/auth/step-up", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD))
                .expect(403);
        program.get("/me/sessions").expect(403);
        program.get("/api-keys").expect(403);
    }

    @Test
    void a_key_is_shown_once_kept_as_a_hash_and_listed_with_its_last_use() throws SQLException {
        JsonNode made = make(clinic, "charts:read", "patients:read");
        String id = made.get("id").asText();
        String key = made.get("key").asText();
        assertThat(key).matches("flor_[0-9a-f]{32}_[A-Za-z0-9_-]{43}_[0-9a-f]{8}");
        assertThat(listed(id).get("lastUsedAt").isNull()).isTrue();

        clinic.with(key).get("/patients?query=Nobody").expect(200);

        JsonNode line = listed(id);
        assertThat(Instant.parse(line.get("lastUsedAt").asText()))
                .isAfter(Instant.now().minusSeconds(60));
        assertThat(line.get("lastUsedFrom").asText()).isEqualTo("127.0.0.1");
        assertThat(line.get("state").asText()).isEqualTo("READY");
        assertThat(line.get("scopes").toString()).isEqualTo("[\"patients:read\",\"charts:read\"]");
        for (String secret :
                List.of(key, key.substring(38, 81), made.get("signingSecret").asText())) {
            assertThat(clinic.get("/api-keys").text()).doesNotContain(secret);
            assertThat(tables.column(clinic.practiceId(), "select api_key::text from api_key"))
                    .noneMatch(row -> row.contains(secret)
                            || row.contains(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.US_ASCII))));
        }
        assertThat(tables.column(clinic.practiceId(), "select action from audit_event where session_id = ?::uuid", id))
                .contains("PATIENTS_SEARCHED");
    }

    @Test
    void an_expired_a_revoked_and_a_mistyped_key_open_nothing() throws SQLException {
        JsonNode expired = make(clinic, "charts:read");
        tables.execute(
                clinic.practiceId(),
                "update api_key set expires_at = now() - interval '1 second' where id = ?::uuid",
                expired.get("id").asText());
        Clinic.Answer late =
                clinic.with(expired.get("key").asText()).get("/encounters").expect(401);
        assertThat(late.slug()).isEqualTo("api-key-expired");
        assertThat(late.header("WWW-Authenticate").orElse("")).contains("invalid_token");

        JsonNode revoked = make(clinic, "charts:read");
        clinic.delete("/api-keys/" + revoked.get("id").asText()).expect(204);
        assertThat(clinic.with(revoked.get("key").asText())
                        .get("/encounters")
                        .expect(401)
                        .slug())
                .isEqualTo("api-key-revoked");
        assertThat(listed(revoked.get("id").asText()).get("state").asText()).isEqualTo("REVOKED");
        clinic.with(revoked.get("key").asText() + "0").get("/encounters").expect(401);
        assertThat(tables.column(clinic.practiceId(), "select action from audit_event where outcome = 'REFUSED'"))
                .contains("API_KEY_REFUSED");
    }

    @Test
    void both_keys_open_in_the_overlap() {
        JsonNode old = make(clinic, "charts:read");
        JsonNode next = clinic.post(
                        "/api-keys/" + old.get("id").asText() + "/replace",
                        "{\"expiresAt\":\"%s\",\"overlapHours\":24}".formatted(inDays(200)))
                .expect(201)
                .json();

        clinic.with(old.get("key").asText()).get("/encounters").expect(200);
        clinic.with(next.get("key").asText()).get("/encounters").expect(200);
        JsonNode line = listed(old.get("id").asText());
        assertThat(Instant.parse(line.get("expiresAt").asText()))
                .isBefore(Instant.now().plus(Duration.ofHours(25)));
    }

    @Test
    void a_key_for_a_colleague_opens_when_the_colleague_agrees_and_ends_with_their_access() {
        Clinic colleague = clinic.colleague("Farrow", "CLINICIAN");
        JsonNode made = clinic.post("/api-keys", wish(colleague.clinicianId().toString(), "\"charts:read\""))
                .expect(201)
                .json();
        Clinic program = clinic.with(made.get("key").asText());
        assertThat(program.get("/encounters").expect(401).slug()).isEqualTo("api-key-waiting");
        clinic.post("/me/api-keys/" + made.get("id").asText() + "/approve", "{}")
                .expect(404);

        colleague
                .post("/me/api-keys/" + made.get("id").asText() + "/approve", "{}")
                .expect(204);
        program.get("/encounters").expect(200);
        program.get("/staff").expect(403);
        assertThat(colleague.get("/me/api-keys").expect(200).text())
                .contains(made.get("id").asText());
        assertThat(colleague.get("/api-keys").expect(403).slug()).isEqualTo("forbidden");

        Clinic.Answer staff = clinic.get("/staff/" + colleague.clinicianId()).expect(200);
        clinic.patch("/staff/" + colleague.clinicianId(), "{\"state\":\"DISABLED\"}", Map.of("If-Match", staff.etag()))
                .expect(200);
        assertThat(program.get("/encounters").expect(401).slug()).isEqualTo("api-key-revoked");
    }

    @Test
    void making_a_key_needs_the_password_given_just_now() throws SQLException {
        Clinic admin = clinic.colleague("Stale", "PRACTICE_ADMIN");
        product.asSuperuser("update session set reauthenticated_at = now() - interval '6 minutes' where staff_id = '"
                + admin.clinicianId() + "'");

        assertThat(admin.post("/api-keys", wish("", "\"staff:read\""))
                        .expect(403)
                        .slug())
                .isEqualTo("step-up-required");
        admin.post("/auth/step-up", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD))
                .expect(204);
        admin.post("/api-keys", wish("", "\"staff:read\"")).expect(201);
        assertThat(admin.post("/api-keys", wish("", "\"charts:read\"")).status())
                .isEqualTo(201);
        admin.post("/api-keys", wish("", "\"notes:sign\"")).expect(400);
        admin.post("/api-keys", wish("", "\"api-keys\"")).expect(400);
    }

    @Test
    void what_is_sensitive_has_to_be_signed_and_a_signature_holds_once_on_every_node() throws Exception {
        JsonNode made = make(clinic, "staff:write");
        Clinic program = clinic.with(made.get("key").asText());
        SecretToken secret =
                SecretToken.parse(made.get("signingSecret").asText()).orElseThrow();
        String body = INVITED.formatted(UUID.randomUUID());

        assertThat(program.post("/staff", body).expect(403).slug()).isEqualTo("signature-required");
        Map<String, String> signed = signed(secret, Instant.now(), "POST", "/api/v1/staff", body);
        assertThat(program.post("/staff", body.replace("Quist", "Other"), signed)
                        .expect(401)
                        .slug())
                .isEqualTo("signature-invalid");
        program.post("/staff", body, signed).expect(201);
        assertThat(program.post("/staff", body, signed).expect(401).slug()).isEqualTo("signature-replayed");
        Map<String, String> stale = signed(secret, Instant.now().minusSeconds(301), "POST", "/api/v1/staff", body);
        assertThat(program.post("/staff", body, stale).expect(401).slug()).isEqualTo("signature-stale");
        assertThat(tables.column(clinic.practiceId(), "select action from audit_event where outcome = 'REFUSED'"))
                .contains("API_SIGNATURE_REFUSED");

        try (RunningProduct second = RunningProduct.start(product.besides())) {
            HttpRequest again = HttpRequest.newBuilder(second.baseUrl().resolve("/api/v1/staff"))
                    .header("Authorization", program.authorization())
                    .header("Content-Type", "application/json")
                    .header("Flor-Signature", signed.get("Flor-Signature"))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(again, BodyHandlers.ofString())
                            .body())
                    .contains("signature-replayed");
        }
    }

    @Test
    void a_key_opens_no_page_and_no_socket_of_pages() throws Exception {
        String key = make(clinic, "charts:read", "staff:read").get("key").asText();
        for (String path : List.of("/app/today.xhtml", "/admin/staff.xhtml", "/api/push")) {
            HttpRequest request = HttpRequest.newBuilder(product.baseUrl().resolve(path))
                    .header("Authorization", "Bearer " + key)
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @Test
    void a_token_says_what_it_is_for_and_is_for_nothing_else_after_a_refresh_too() throws IOException {
        String asked = "{\"email\":\"%s\",\"password\":\"%s\",\"scope\":\"patients:read account\"}"
                .formatted(clinic.email(), Clinic.PASSWORD);
        JsonNode first = clinic.with("").post("/auth/token", asked).expect(200).json();
        JsonNode next = clinic.with("")
                .post(
                        "/auth/refresh",
                        "{\"refreshToken\":\"%s\"}"
                                .formatted(first.get("refreshToken").asText()))
                .expect(200)
                .json();
        for (JsonNode answer : List.of(first, next)) {
            assertThat(answer.get("scope").asText()).isEqualTo("patients:read account");
            String token = answer.get("accessToken").asText();
            JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
            assertThat(claims.get("scope").asText()).isEqualTo("patients:read account");
            Clinic narrow = clinic.with(token);
            narrow.get("/patients?query=Nobody").expect(200);
            narrow.get("/me/sessions").expect(200);
            assertThat(narrow.get("/encounters").expect(403).slug()).isEqualTo("insufficient-scope");
            assertThat(narrow.post("/patients", "{}").expect(400, 403).status()).isEqualTo(403);
        }
        clinic.with("")
                .post("/auth/token", asked.replace("account", "everything"))
                .expect(400);
    }

    private static JsonNode make(Clinic maker, String... scopes) {
        return maker.post("/api-keys", wish("", "\"" + String.join("\",\"", scopes) + "\""))
                .expect(201)
                .json();
    }

    private static String wish(String owner, String scopes) {
        return "{\"name\":\"Billing\",%s\"scopes\":[%s],\"expiresAt\":\"%s\"}"
                .formatted(owner.isEmpty() ? "" : "\"ownerId\":\"" + owner + "\",", scopes, inDays(90));
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    private static JsonNode listed(String id) {
        for (JsonNode line : clinic.get("/api-keys").expect(200).json().get("items")) {
            if (line.get("id").asText().equals(id)) {
                return line;
            }
        }
        throw new AssertionError("Not listed: " + id);
    }

    private static Map<String, String> signed(
            SecretToken secret, Instant at, String method, String target, String body) {
        var request = new RequestSignature.Request(method, target, body.getBytes(StandardCharsets.UTF_8));
        String nonce = UUID.randomUUID().toString().replace("-", "");
        return Map.of("Flor-Signature", Signing.header(at, nonce, request, secret));
    }
}
