package org.florscribe.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SecurityLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Set-up, sign-in, tokens and staff, over HTTP. */
class SignInIT {

    private static final String PASSWORD = "a tall ship and a star to steer";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningProduct product;
    private static HttpClient http;
    private static String owner;

    @BeforeAll
    static void start() throws Exception {
        product = RunningProduct.start(Map.of());
        http = HttpClient.newHttpClient();
        owner = email();
        String token = product.setupToken();
        assertThat(post("/setup", setup(token, owner), "").statusCode()).isEqualTo(201);
        assertThat(post("/setup", setup(token, email()), "").statusCode()).isEqualTo(404);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void a_token_opens_the_api_and_sign_out_closes_it_at_once() throws Exception {
        JsonNode tokens = tokens(owner, PASSWORD);
        String access = tokens.get("accessToken").asText();

        assertThat(tokens.get("expiresIn").asInt()).isEqualTo(900);
        assertThat(get("/me", access).statusCode()).isEqualTo(200);
        assertThat(post("/auth/sign-out", "", access).statusCode()).isEqualTo(204);
        assertThat(get("/me", access).statusCode()).isEqualTo(401);
    }

    @Test
    void a_forged_token_opens_nothing() throws Exception {
        String[] parts = tokens(owner, PASSWORD).get("accessToken").asText().split("\\.", -1);
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);

        assertThat(header).contains("HS256").contains("at+jwt");
        for (String forged : new String[] {
            "{\"alg\":\"none\",\"typ\":\"at+jwt\"}",
            header.replace("HS256", "HS512"),
            header.replace("at+jwt", "JWT"),
            header.replaceAll("\"kid\":\"[^\"]*\"", "\"kid\":\"../../etc/passwd\""),
            header.replace("{", "{\"jwk\":{},")
        }) {
            String fake =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
            assertThat(get("/me", fake + "." + parts[1] + "." + parts[2]).statusCode())
                    .isEqualTo(401);
        }
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String later = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        claims.replaceAll("\"exp\":\\d+", "\"exp\":9999999999").getBytes(StandardCharsets.UTF_8));
        assertThat(get("/me", parts[0] + "." + later + "." + parts[2]).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_refresh_token_used_twice_ends_its_family() throws Exception {
        String first = tokens(owner, PASSWORD).get("refreshToken").asText();
        HttpResponse<String> second = post("/auth/refresh", refresh(first), "");
        String rotated = JSON.readTree(second.body()).get("refreshToken").asText();

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(post("/auth/refresh", refresh(first), "").statusCode()).isEqualTo(401);
        assertThat(post("/auth/refresh", refresh(rotated), "").statusCode()).isEqualTo(401);
    }

    @Test
    void a_replayed_refresh_token_is_a_line_of_the_access_log() throws Exception {
        String admin = tokens(owner, PASSWORD).get("accessToken").asText();
        String before = get("/audit?action=TOKEN_REUSED", admin).body();
        String first = tokens(owner, PASSWORD).get("refreshToken").asText();
        assertThat(post("/auth/refresh", refresh(first), "").statusCode()).isEqualTo(200);
        assertThat(post("/auth/refresh", refresh(first), "").statusCode()).isEqualTo(401);

        assertThat(JSON.readTree(get("/audit?action=TOKEN_REUSED", admin).body())
                        .get("items"))
                .hasSize(JSON.readTree(before).get("items").size() + 1);
    }

    @Test
    void a_bcrypt_hash_brought_along_signs_in_once_and_is_argon2id_then() throws Exception {
        String brought = OpenBSDBCrypt.generate(
                "2b", PASSWORD.toCharArray(), "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII), 4);
        try (var connection = product.superuserConnection();
                var update = connection.prepareStatement("update staff set password_hash = ? where email = ?")) {
            update.setString(1, brought);
            update.setString(2, owner);
            assertThat(update.executeUpdate()).isOne();
        }

        assertThat(post("/auth/token", credentials(owner, "quite another password"), "")
                        .statusCode())
                .isEqualTo(401);
        tokens(owner, PASSWORD);

        try (var connection = product.superuserConnection();
                var select = connection.prepareStatement("select password_hash from staff where email = ?")) {
            select.setString(1, owner);
            try (var found = select.executeQuery()) {
                found.next();
                assertThat(found.getString(1)).startsWith("$argon2id$");
            }
        }
        tokens(owner, PASSWORD);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_answer() throws Exception {
        HttpResponse<String> wrong = post("/auth/token", credentials(owner, "quite another password"), "");
        HttpResponse<String> unknown = post("/auth/token", credentials(email(), "quite another password"), "");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(wrong.body()).get("detail"))
                .isEqualTo(JSON.readTree(unknown.body()).get("detail"));
    }

    @Test
    void the_security_log_tells_by_what_somebody_signed_in_and_of_tries_at_accounts_that_there_are_not()
            throws Exception {
        String nobody = email();
        tokens(owner, PASSWORD);
        post("/auth/token", credentials(nobody, "quite another password"), "");
        post("/auth/token", credentials("a password typed in the wrong field", "x"), "");

        SecurityLog.await(product, "signed-in", "\"kind\":\"API\"", "\"proofs\":\"PASSWORD\"");
        SecurityLog.await(product, "sign-in-of-nobody", "\"origin\":\"127.0.0.1\"");
        assertThat(Files.readString(product.serverLog()))
                .doesNotContain(nobody)
                .doesNotContain("typed in the wrong field");
    }

    @Test
    void an_invited_person_signs_in_until_disabled() throws Exception {
        String admin = tokens(owner, PASSWORD).get("accessToken").asText();
        String invited = email();
        HttpResponse<String> invitation = post("/staff", """
                {"givenName":"Ione","familyName":"Farrow","email":"%s","roles":["CLINICIAN"]}""".formatted(invited), admin);
        JsonNode sent = JSON.readTree(invitation.body());
        assertThat(invitation.statusCode()).isEqualTo(201);
        String accept = "{\"token\":\"%s\",\"password\":\"%s\"}"
                .formatted(sent.get("invitationToken").asText(), PASSWORD);
        assertThat(post("/invitations/accept", accept, "").statusCode()).isEqualTo(204);
        assertThat(post("/invitations/accept", accept, "").statusCode()).isEqualTo(404);
        String access = tokens(invited, PASSWORD).get("accessToken").asText();
        assertThat(get("/staff", access).statusCode()).isEqualTo(403);

        HttpResponse<String> person = get("/staff/" + sent.get("id").asText(), admin);
        HttpResponse<String> disabled = http.send(
                request("/staff/" + sent.get("id").asText(), admin)
                        .header("If-Match", person.headers().firstValue("etag").orElseThrow())
                        .method("PATCH", BodyPublishers.ofString("{\"state\":\"DISABLED\"}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(disabled.statusCode()).isEqualTo(200);
        assertThat(get("/me", access).statusCode()).isEqualTo(401);
        assertThat(post("/auth/token", credentials(invited, PASSWORD), "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void guessing_locks_the_account_over_a_restart_and_the_operator_unlocks_it() throws Exception {
        RunningProduct one = RunningProduct.start(Map.of());
        try {
            String person = email();
            HttpResponse<String> made = http.send(
                    HttpRequest.newBuilder(one.baseUrl().resolve("/api/v1/setup"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(setup(one.setupToken(), person)))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(made.statusCode()).isEqualTo(201);
            int answer = 401;
            for (int i = 0; i < 6 && answer == 401; i++) {
                answer = status(one, person, "wrong password number " + i);
            }
            assertThat(answer).isEqualTo(429);
            assertThat(status(one, person, PASSWORD)).isEqualTo(429);

            // the lock is shorter than a restart on a busy machine; whether it outlives one is asked, not how long it
            // is
            try (var connection = one.superuserConnection();
                    var statement = connection.createStatement()) {
                assertThat(
                                statement.executeUpdate(
                                        "update sign_in_throttle set blocked_until = blocked_until + interval '10 minutes' where blocked_until is not null"))
                        .isPositive();
            }
            one.restart();

            assertThat(status(one, person, PASSWORD)).isEqualTo(429);
            assertThat(one.command("staff", "unlock", "--email", person).code()).isZero();
            assertThat(status(one, person, PASSWORD)).isEqualTo(200);
        } finally {
            one.close();
        }
    }

    @Test
    void passwords_are_stored_as_argon2id_and_tokens_only_as_hashes() throws Exception {
        String refresh = tokens(owner, PASSWORD).get("refreshToken").asText();
        try (var connection = product.superuserConnection();
                var statement = connection.createStatement();
                var hashes =
                        statement.executeQuery("select password_hash from staff where password_hash is not null")) {
            assertThat(hashes.next()).isTrue();
            do {
                assertThat(hashes.getString(1)).startsWith("$argon2id$");
            } while (hashes.next());
        }
        try (var connection = product.superuserConnection();
                var statement = connection.prepareStatement(
                        "select count(*) from refresh_token r where r::text like '%' || ? || '%'")) {
            statement.setString(1, refresh);
            try (var found = statement.executeQuery()) {
                found.next();
                assertThat(found.getInt(1)).isZero();
            }
        }
    }

    private static int status(RunningProduct where, String person, String password) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(where.baseUrl().resolve("/api/v1/auth/token"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(credentials(person, password)))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private static JsonNode tokens(String person, String password) throws Exception {
        HttpResponse<String> answer = post("/auth/token", credentials(person, password), "");
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> post(String path, String body, String token) throws Exception {
        return http.send(
                request(path, token).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return http.send(request(path, token).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(product.baseUrl().resolve("/api/v1" + path))
                .header("Content-Type", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String setup(String token, String email) {
        return """
                {"token":"%s","practice":{"name":"Harbour Practice (made up)","timeZone":"UTC"},
                 "admin":{"givenName":"Hana","familyName":"Novak","email":"%s","password":"%s","roles":["CLINICIAN"]}}""".formatted(token, email, PASSWORD);
    }

    private static String credentials(String person, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(person, password);
    }

    private static String refresh(String token) {
        return "{\"refreshToken\":\"%s\"}".formatted(token);
    }

    private static String email() {
        return UUID.randomUUID() + "@example.org";
    }
}
