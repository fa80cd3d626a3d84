package org.florscribe.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** A practice of made-up people with one clinician, who is signed in and speaks to the product over its API. */
public final class Clinic {

    /** Of everyone here. */
    public static final String PASSWORD = "seven violet kettles hum";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Door door;
    private final UUID practiceId;
    private final UUID clinicianId;
    private final String email;
    private final String token;

    private Clinic(Door door, UUID practiceId, UUID clinicianId, String email, String token) {
        this.door = door;
        this.practiceId = practiceId;
        this.clinicianId = clinicianId;
        this.email = email;
        this.token = token;
    }

    /** Where the product is met, and by whom. */
    public record Door(URI base, HttpClient http) {

        static Door of(RunningProduct product) {
            return new Door(product.baseUrl(), HTTP);
        }

        /** By a program that offers no HTTP/2, as ADR 41 asks of all: answers are whole down to their heads. */
        public static Door http11(RunningProduct product) {
            return new Door(
                    product.baseUrl(),
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        }
    }

    private static Clinic stranger(Door door) {
        return new Clinic(door, new UUID(0, 0), new UUID(0, 0), "", "");
    }

    /** A new practice of its own, so that tests do not meet. */
    public static Clinic open(RunningProduct product) {
        return open(product, Door.of(product));
    }

    /** The same, where calls take another way, as through a proxy. */
    public static Clinic open(RunningProduct product, Door door) {
        String name = "Clinic " + UUID.randomUUID();
        RunningProduct.Answer made = product.command("practice", "create", "--name", name);
        String link = made.lines().get(made.lines().size() - 1);
        String setupToken = link.replaceFirst("^.*#token=", "").strip();
        String email = UUID.randomUUID() + "@example.com";
        Clinic stranger = stranger(door);
        JsonNode founded = stranger.post("/setup", """
                        {"token":"%s","practice":{"name":"%s","timeZone":"Europe/Berlin"},"admin":{"givenName":"Mara",
                         "familyName":"Demo","email":"%s","password":"%s","roles":["CLINICIAN"]}}""".formatted(setupToken, name, email, PASSWORD))
                .expect(201)
                .json();
        return new Clinic(
                door,
                UUID.fromString(founded.get("practiceId").asText()),
                UUID.fromString(founded.get("staffId").asText()),
                email,
                stranger.signIn(email, PASSWORD));
    }

    /** A practice that is there already, through the eyes of somebody of it. */
    public static Clinic of(RunningProduct product, String email, String password) {
        return of(Door.of(product), email, password);
    }

    private static Clinic of(Door door, String email, String password) {
        String token = stranger(door).signIn(email, password);
        JsonNode me = new Clinic(door, new UUID(0, 0), new UUID(0, 0), email, token)
                .get("/me")
                .expect(200)
                .json();
        return new Clinic(
                door,
                UUID.fromString(me.get("practiceId").asText()),
                UUID.fromString(me.get("id").asText()),
                email,
                token);
    }

    /** The same practice, spoken to with another token or key. */
    public Clinic with(String bearer) {
        return new Clinic(door, practiceId, clinicianId, email, bearer);
    }

    /** Somebody new in this practice with these roles and no others, signed in. */
    public Clinic colleague(String familyName, String... roles) {
        String theirEmail = UUID.randomUUID() + "@example.com";
        String invitation = post("/staff", """
                        {"givenName":"Ione","familyName":"%s","email":"%s","roles":["%s"]}""".formatted(familyName, theirEmail, String.join("\",\"", roles)))
                .expect(201)
                .json()
                .get("invitationToken")
                .asText();
        stranger(door)
                .post("/invitations/accept", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(invitation, PASSWORD))
                .expect(204);
        return of(door, theirEmail, PASSWORD);
    }

    private String signIn(String email, String password) {
        return post("/auth/token", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
                .expect(200)
                .json()
                .get("accessToken")
                .asText();
    }

    public UUID practiceId() {
        return practiceId;
    }

    public UUID clinicianId() {
        return clinicianId;
    }

    /** What a call says of who makes it. */
    public String authorization() {
        return "Bearer " + token;
    }

    public String email() {
        return email;
    }

    public UUID newPatient() {
        return newPatient("female");
    }

    /** @param sex female, male, other or unknown */
    public UUID newPatient(String sex) {
        return post("/patients", """
                        {"givenName":"Test","familyName":"Person %s","birthDate":"1970-05-17","sex":"%s","confirmNew":true}""".formatted(UUID.randomUUID().toString().replaceAll("[^a-f]", "a"), sex))
                .expect(201)
                .id();
    }

    public UUID newVisit() {
        return post("/encounters", "{\"patientId\":\"%s\",\"reason\":\"Check-up\"}".formatted(newPatient()))
                .expect(201)
                .id();
    }

    /** A visit whose patient agreed to the conversation being taken. */
    public UUID newVisitWithConsent() {
        UUID visit = newVisit();
        consent(visit, true);
        return visit;
    }

    /** One that was recorded: the recording is taken, and worked on from now. */
    public UUID newRecordedVisit(byte[] wav) {
        UUID visit = newVisitWithConsent();
        send(
                        "POST",
                        "/encounters/" + visit + "/audio",
                        BodyPublishers.ofByteArray(wav),
                        Map.of("Content-Type", "audio/wav"))
                .expect(202);
        return visit;
    }

    public void consent(UUID visit, boolean given) {
        put(
                        "/encounters/" + visit + "/consent",
                        "{\"given\":%s,\"method\":\"VERBAL\",\"language\":\"en\",\"personsPresent\":[\"PATIENT\"]}"
                                .formatted(given),
                        Map.of())
                .expect(200);
    }

    public Answer attach(UUID visit, String mediaType, String content) {
        return attach(visit, mediaType, content.getBytes(StandardCharsets.UTF_8));
    }

    public Answer attach(UUID visit, String mediaType, byte[] content) {
        return send(
                "POST",
                "/encounters/" + visit + "/transcript",
                BodyPublishers.ofByteArray(content),
                Map.of("Content-Type", mediaType));
    }

    /** Waits until the first recording of the visit lies in the audio store. */
    public void awaitSound(UUID visit) {
        await(
                visit,
                it -> get("/encounters/" + visit + "/recordings")
                        .json()
                        .at("/items/0/state")
                        .asText()
                        .equals("READY"));
    }

    /** Waits until the visit is in review or waits for someone. */
    public JsonNode awaitDraft(UUID visit) {
        return await(
                visit,
                it -> it.get("stage").asText().equals("IN_REVIEW")
                        || !it.path("attention").isNull());
    }

    public JsonNode await(UUID visit, Predicate<JsonNode> condition) {
        return await(visit, condition, PATIENCE);
    }

    public JsonNode await(UUID visit, Predicate<JsonNode> condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            JsonNode now = get("/encounters/" + visit).expect(200).json();
            if (condition.test(now)) {
                return now;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Still " + now.get("stage") + ", steps " + now.get("steps"));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer get(String path, String accept) {
        return send("GET", path, BodyPublishers.noBody(), Map.of("Accept", accept));
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer post(String path, String json) {
        return post(path, json, Map.of());
    }

    public Answer post(String path, String json, Map<String, String> headers) {
        return sendJson("POST", path, json, headers);
    }

    public Answer put(String path, String json, Map<String, String> headers) {
        return sendJson("PUT", path, json, headers);
    }

    public Answer patch(String path, String json, Map<String, String> headers) {
        return sendJson("PATCH", path, json, headers);
    }

    private Answer sendJson(String method, String path, String json, Map<String, String> headers) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return send(method, path, BodyPublishers.ofString(json), all);
    }

    public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = PublicNames.request(door.base().resolve("/api/v1" + path))
                .timeout(PATIENCE)
                .method(method, body);
        headers.forEach(request::header);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return new Answer(method + " " + path, door.http().send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A body read as it comes; the caller closes it. */
    public InputStream stream(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(door.base().resolve("/api/v1" + path))
                .header("Authorization", authorization())
                .build();
        HttpResponse<InputStream> response = door.http().send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError("GET " + path + " gave " + response.statusCode());
        }
        return response.body();
    }

    /** What the product answered. */
    public record Answer(String call, HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        /** @throws AssertionError with the call and its answer when the status is none of these */
        public Answer expect(int... statuses) {
            if (Arrays.stream(statuses).noneMatch(it -> it == status())) {
                throw new AssertionError(call + " gave " + status() + ": " + text());
            }
            return this;
        }

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(text());
            } catch (JsonProcessingException e) {
                throw new AssertionError(call + " gave no JSON: " + text(), e);
            }
        }

        public UUID id() {
            return UUID.fromString(json().get("id").asText());
        }

        /** The last part of a problem's type. */
        public String slug() {
            return json().path("type").asText().replaceFirst("^.*/", "");
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public String etag() {
            return header("ETag").orElseThrow(() -> new AssertionError(call + " gave no ETag"));
        }
    }
}
