package org.florscribe.api.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.FhirServer;

/** A practice whose notes go to an EHR for tests; its patients are made up and known there too. */
final class Chart {

    static final String SYSTEM = "http://hospital.example/mrn";
    static final Map<String, String> SETTINGS = Map.of("OUTBOUND_ALLOW", "127.0.0.0/8:*");

    private static final long PATIENCE_SECONDS = 60;

    private final Clinic clinic;
    private final FhirServer ehr;
    private final UUID connection;

    private Chart(Clinic clinic, FhirServer ehr, UUID connection) {
        this.clinic = clinic;
        this.ehr = ehr;
        this.connection = connection;
    }

    /**
     * Connects the EHR as the practice's default.
     *
     * @param more fields of the connection's body, each with a comma before it
     */
    static Chart connect(Clinic clinic, FhirServer ehr, String more) {
        UUID connection = add(clinic, ehr, "Chart", true, more);
        return new Chart(clinic, ehr, connection);
    }

    static Chart connect(Clinic clinic, FhirServer ehr) {
        return connect(clinic, ehr, "");
    }

    static UUID add(Clinic clinic, FhirServer ehr, String name, boolean isDefault, String more) {
        return clinic.post("/ehr-connections", """
                        {"kind":"fhir-r4","name":"%s","baseUrl":"%s","patientIdentifierSystem":"%s","default":%s%s}""".formatted(name, ehr.base(), SYSTEM, isDefault, more))
                .expect(201)
                .id();
    }

    UUID connection() {
        return connection;
    }

    /** A visit of a patient whom the EHR knows, with a typed note. */
    UUID reviewedVisit() {
        String mrn = "M" + Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000);
        ehr.addPatient(SYSTEM, mrn, "Ada", "Sample", "1970-05-17");
        return reviewedVisit(mrn);
    }

    /** A visit of Ada Sample, born 17 May 1970, with this record number and a typed note. */
    UUID reviewedVisit(String mrn) {
        UUID patient = clinic.post("/patients", """
                        {"givenName":"Ada","familyName":"Sample","birthDate":"1970-05-17","sex":"female","confirmNew":true%s}""".formatted(mrn.isEmpty() ? "" : ",\"mrn\":\"" + mrn + "\""))
                .expect(201)
                .id();
        UUID visit = clinic.post("/encounters", "{\"patientId\":\"%s\",\"reason\":\"Check-up\"}".formatted(patient))
                .expect(201)
                .id();
        clinic.put("/encounters/" + visit + "/note", """
                        {"sections":[{"code":"CHIEF_COMPLAINT","statements":[{"text":"Sore knee since Monday, no fall – µ."}]}]}""", Map.of("If-None-Match", "*"))
                .expect(201);
        return visit;
    }

    void sign(UUID visit) {
        clinic.post("/encounters/" + visit + "/note/sign", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD))
                .expect(200);
    }

    UUID signedVisit() {
        UUID visit = reviewedVisit();
        sign(visit);
        return visit;
    }

    /** The only delivery of the visit. */
    JsonNode delivery(UUID visit) {
        JsonNode items = deliveries(visit);
        if (items.size() != 1) {
            throw new AssertionError("not one delivery: " + items);
        }
        return items.get(0);
    }

    JsonNode deliveries(UUID visit) {
        return clinic.get("/encounters/" + visit + "/exports")
                .expect(200)
                .json()
                .get("items");
    }

    /** Waits until the only delivery of the visit stands there and nothing more is done about it by itself at once. */
    JsonNode await(UUID visit, String state) {
        return await(
                visit,
                it -> it.get("state").asText().equals(state)
                        && !it.path("receipt").path("readBack").asText().equals("PENDING"));
    }

    JsonNode await(UUID visit, Predicate<JsonNode> condition) {
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
        while (true) {
            JsonNode now = delivery(visit);
            if (condition.test(now)) {
                return now;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Still " + now + ", faults " + ehr.faults() + ", calls " + ehr.requests());
            }
            pause();
        }
    }

    /** Waits until there are so many and all stand there, read back if delivered. */
    void awaitAll(UUID visit, int count, String state) {
        until(
                visit,
                items -> items.size() == count
                        && StreamSupport.stream(items.spliterator(), false)
                                .allMatch(it -> it.get("state").asText().equals(state)
                                        && !it.at("/receipt/readBack").asText().equals("PENDING")));
    }

    /** Waits for one of that kind in that state. */
    JsonNode awaitOne(UUID visit, String document, String state) {
        Predicate<JsonNode> wanted = it -> it.get("document").asText().equals(document)
                && it.get("state").asText().equals(state);
        until(visit, items -> StreamSupport.stream(items.spliterator(), false).anyMatch(wanted));
        return StreamSupport.stream(deliveries(visit).spliterator(), false)
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    private void until(UUID visit, Predicate<JsonNode> condition) {
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
        while (!condition.test(deliveries(visit))) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "Still " + deliveries(visit) + ", faults " + ehr.faults() + ", calls " + ehr.requests());
            }
            pause();
        }
    }

    /** Waits until the trial of the connection's conditional create, which follows its first delivery, ended so. */
    void awaitTrial(String result) {
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
        while (!conditionalCreate().equals(result)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Still " + conditionalCreate() + ", calls " + ehr.requests());
            }
            pause();
        }
    }

    private String conditionalCreate() {
        return clinic.get("/ehr-connections/" + connection)
                .expect(200)
                .json()
                .get("conditionalCreate")
                .asText();
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
