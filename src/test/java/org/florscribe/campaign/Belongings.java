package org.florscribe.campaign;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;

/**
 * A practice with one of everything that has an id, each full of words that no other practice uses.
 *
 * @param words made-up words that stand in every text of this practice
 */
public record Belongings(Clinic clinic, Map<Kind, UUID> ids, List<String> words) {

    /** What an id can be the id of. */
    public enum Kind {
        PRACTICE,
        STAFF,
        SESSION,
        PASSKEY,
        API_KEY,
        PATIENT,
        VISIT,
        SIGNED_VISIT,
        CONTEXT,
        STEP,
        CONNECTION,
        ENGINE,
        TEMPLATE,
        DELIVERY,
        SHARE,
        PATIENT_SHARE,
        EMERGENCY,
        UPLOAD,
        RECORDING,
        CERTIFICATE,
        WEBHOOK,
        WEBHOOK_DELIVERY
    }

    private static final int LONGEST_RECORD_NUMBER = 40;

    private static final String TALK = """
            Doctor: What brings you in?
            Patient: I have had a cough for two weeks, since the %s fair.
            Doctor: Take amoxicillin five hundred milligrams three times a day, please.
            """;

    public static Belongings of(RunningProduct product, String said) throws SQLException {
        String word = inJson(said);
        Clinic clinic = Clinic.open(product);
        Map<Kind, UUID> ids = new EnumMap<>(Kind.class);
        ids.put(Kind.PRACTICE, clinic.practiceId());
        ids.put(Kind.STAFF, clinic.colleague(word + "staff", "CLINICIAN").clinicianId());
        ids.put(
                Kind.CERTIFICATE,
                clinic.post("/encounters/" + clinic.newVisit() + "/destroy", "{\"reason\":\"MADE_IN_ERROR\"}")
                        .expect(200)
                        .id());
        ids.put(
                Kind.SESSION,
                UUID.fromString(clinic.get("/me/sessions")
                        .expect(200)
                        .json()
                        .at("/items/0/id")
                        .asText()));
        ids.put(Kind.PASSKEY, passkey(new Tables(product), clinic, ids.get(Kind.STAFF)));
        ids.put(
                Kind.API_KEY,
                clinic.post(
                                "/api-keys",
                                "{\"name\":\"%skey\",\"scopes\":[\"charts:read\"],\"expiresAt\":\"%s\"}"
                                        .formatted(word, Instant.now().plus(Duration.ofDays(30))))
                        .expect(201)
                        .id());
        ids.put(
                Kind.PATIENT,
                clinic.post("/patients", """
                                {"givenName":"%1$sgiven","familyName":"%1$sfamily","birthDate":"1961-02-03","sex":"female","mrn":"%2$smrn"}""".formatted(
                                word, inJson(said.substring(0, Math.min(said.length(), LONGEST_RECORD_NUMBER - 3)))))
                        .expect(201)
                        .id());
        UUID visit = drafted(clinic, ids, said);
        ids.put(Kind.VISIT, visit);
        ids.put(
                Kind.CONTEXT,
                clinic.post(
                                "/encounters/" + visit + "/context",
                                "{\"kind\":\"EXAM\",\"text\":\"%sexam\"}".formatted(word))
                        .expect(201)
                        .id());
        ids.put(
                Kind.UPLOAD,
                UUID.fromString(clinic.post("/encounters/" + visit + "/uploads", "{\"sizeBytes\":1000}")
                        .expect(201)
                        .json()
                        .get("uploadId")
                        .asText()));
        ids.put(Kind.RECORDING, recording(clinic, ids));
        String colleague = "{\"staffId\":\"%s\"}".formatted(ids.get(Kind.STAFF));
        ids.put(
                Kind.SHARE,
                clinic.post("/encounters/" + visit + "/share", colleague)
                        .expect(201)
                        .id());
        ids.put(
                Kind.PATIENT_SHARE,
                clinic.post("/patients/" + ids.get(Kind.PATIENT) + "/share", colleague)
                        .expect(201)
                        .id());
        ids.put(
                Kind.EMERGENCY,
                clinic.post("/encounters/" + visit + "/break-glass", "{\"reason\":\"the %s reason\"}".formatted(word))
                        .expect(201)
                        .id());
        ids.put(Kind.CONNECTION, connected(clinic, word));
        ids.put(
                Kind.ENGINE,
                clinic.post(
                                "/engines",
                                "{\"task\":\"TRANSCRIBE\",\"kind\":\"openai\",\"name\":\"%sengine\",\"baseUrl\":\"http://127.0.0.1:9\"}"
                                        .formatted(word))
                        .expect(201)
                        .id());
        ids.put(
                Kind.TEMPLATE,
                clinic.post(
                                "/templates",
                                "{\"title\":\"%1$stemplate\",\"sections\":[{\"title\":\"%1$sstory\"}]}".formatted(word))
                        .expect(201)
                        .id());
        UUID signed = signed(clinic, ids, said);
        ids.put(Kind.SIGNED_VISIT, signed);
        ids.put(Kind.DELIVERY, delivered(clinic, signed));
        UUID parked = drafted(clinic, ids, said);
        ids.put(Kind.STEP, park(new Tables(product), clinic, parked));
        clinic.await(visit, it -> it.get("stage").asText().equals("IN_REVIEW"));
        UUID webhook = clinic.post(
                        "/webhooks",
                        "{\"url\":\"https://%s.invalid/hook\",\"events\":[\"visit.cancelled\"]}"
                                .formatted(word.replaceAll("[^a-z]", "")))
                .expect(201)
                .id();
        ids.put(Kind.WEBHOOK, webhook);
        // a test is tried once and never again by itself, so that nothing of this practice changes afterwards
        ids.put(
                Kind.WEBHOOK_DELIVERY,
                clinic.post("/webhooks/" + webhook + "/test", "").expect(200).id());
        return new Belongings(clinic, Map.copyOf(ids), List.of(said));
    }

    UUID id(Kind kind) {
        UUID id = ids.get(kind);
        if (id == null) {
            throw new IllegalArgumentException(kind + " is not here");
        }
        return id;
    }

    /** All that gives this practice away. */
    Stream<String> traces() {
        return Stream.concat(ids.values().stream().map(UUID::toString), words.stream());
    }

    /** Addresses of every page, and of what each can be opened for. */
    public List<String> addresses() throws IOException {
        List<String> addresses = new ArrayList<>(Pages.all());
        PagesAcross.OPENED_FOR.forEach((page, named) -> named.stream()
                .map(it -> it.split("=", 2))
                .forEach(it -> addresses.add(page + "?" + it[0] + "=" + id(Kind.valueOf(it[1])))));
        return addresses;
    }

    private static String inJson(String said) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(said));
    }

    private static UUID recording(Clinic clinic, Map<Kind, UUID> ids) {
        UUID visit = clinic.post("/encounters", "{\"patientId\":\"%s\"}".formatted(ids.get(Kind.PATIENT)))
                .expect(201)
                .id();
        clinic.consent(visit, true);
        return UUID.fromString(clinic.post("/encounters/" + visit + "/recordings", "{}")
                .expect(201)
                .json()
                .get("recordingId")
                .asText());
    }

    private static UUID drafted(Clinic clinic, Map<Kind, UUID> ids, String said) {
        UUID visit = clinic.post(
                        "/encounters",
                        "{\"patientId\":\"%s\",\"reason\":\"%sreason\"}".formatted(ids.get(Kind.PATIENT), inJson(said)))
                .expect(201)
                .id();
        clinic.consent(visit, true);
        clinic.attach(visit, "text/plain", TALK.formatted(said + "talk")).expect(202);
        JsonNode now = clinic.awaitDraft(visit);
        if (!now.get("stage").asText().equals("IN_REVIEW")) {
            throw new AssertionError("No draft: " + now);
        }
        return visit;
    }

    private static UUID signed(Clinic clinic, Map<Kind, UUID> ids, String said) {
        UUID visit = drafted(clinic, ids, said);
        String path = "/encounters/" + visit + "/note";
        for (JsonNode section : clinic.get(path).expect(200).json().get("sections")) {
            for (JsonNode statement : section.get("statements")) {
                if (!statement.get("support").asText().equals("SUPPORTED")) {
                    clinic.post(
                                    path + "/statements/" + statement.get("id").asText() + "/disposition",
                                    "{\"disposition\":\"KEPT\"}")
                            .expect(200);
                }
            }
        }
        clinic.post(path + "/sign", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD))
                .expect(200);
        clinic.post(path + "/addenda", "{\"text\":\"%saddendum\"}".formatted(inJson(said)))
                .expect(201);
        return visit;
    }

    /** To an address that may not be called here, so that what goes there is parked at once. */
    private static UUID connected(Clinic clinic, String word) {
        return clinic.post("/ehr-connections", """
                        {"kind":"fhir-r4","name":"%schart","baseUrl":"http://127.0.0.1:9/fhir","default":true}""".formatted(word)).expect(201).id();
    }

    private static UUID delivered(Clinic clinic, UUID visit) {
        String path = "/encounters/" + visit + "/exports";
        clinic.await(visit, it -> {
            JsonNode items = clinic.get(path).expect(200).json().get("items");
            return items.size() == 2 && items.findValuesAsText("state").equals(List.of("PARKED", "PARKED"));
        });
        return UUID.fromString(
                clinic.get(path).expect(200).json().at("/items/0/id").asText());
    }

    /** No device made it, so that nobody signs in with it; of somebody who does not have to. */
    private static UUID passkey(Tables tables, Clinic clinic, UUID person) throws SQLException {
        UUID id = UUID.randomUUID();
        tables.execute(
                clinic.practiceId(),
                "insert into passkey (id, practice_id, staff_id, credential_id, credential_hash, public_key, signatures, label,"
                        + " created_at) values (?, ?, ?, ?, sha256(?), ?, 0, 'made up', now())",
                id,
                clinic.practiceId(),
                person,
                id.toString().getBytes(StandardCharsets.US_ASCII),
                id.toString().getBytes(StandardCharsets.US_ASCII),
                new byte[] {1});
        return id;
    }

    /** As a step that failed for the last time leaves it. */
    private static UUID park(Tables tables, Clinic clinic, UUID visit) throws SQLException {
        UUID practice = clinic.practiceId();
        tables.execute(
                practice,
                "update pipeline_step set state = 'PARKED', attempt = 5, error_code = 'ENGINE_FAILED', version = version + 1"
                        + " where encounter_id = ? and step = 'DRAFT'",
                visit);
        tables.execute(
                practice,
                "update encounter set stage = 'DRAFTING', attention_code = 'STEP_PARKED', version = version + 1 where id = ?",
                visit);
        return UUID.fromString(
                tables.column(practice, "select id from pipeline_step where encounter_id = ? and step = 'DRAFT'", visit)
                        .get(0));
    }
}
