package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.FhirRules;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.florscribe.testing.WavFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything of a patient in one file: whole, readable by others, on record, and only for who may have it. */
class PatientExportIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TALK =
            "Doctor: What brings you in?\nPatient: I have had a cough for <two> weeks & more.\n";

    private static RunningProduct product;
    private static Clinic clinic;
    private static UUID visit;
    private static UUID patient;

    @BeforeAll
    static void a_visit_with_everything() {
        product = RunningProduct.shared();
        clinic = Clinic.open(product, Clinic.Door.http11(product));
        visit = clinic.newVisitWithConsent();
        patient = UUID.fromString(
                clinic.get("/encounters/" + visit).json().get("patientId").asText());
        clinic.send(
                        "POST",
                        "/encounters/" + visit + "/audio",
                        BodyPublishers.ofByteArray(WavFile.of(2, 9_100)),
                        Map.of("Content-Type", "audio/wav"))
                .expect(202);
        clinic.attach(visit, "text/plain", TALK).expect(202);
        clinic.awaitDraft(visit);
        clinic.post("/encounters", "{\"patientId\":\"%s\",\"reason\":\"Not begun\"}".formatted(patient))
                .expect(201);
    }

    @Test
    void the_archive_is_whole_and_what_it_says() throws Exception {
        Clinic.Answer answer = exported(clinic).expect(200);

        assertThat(answer.header("content-type")).contains("application/zip");
        Map<String, byte[]> files = unzipped(answer.bytes());
        String folder = "visits/" + visit + "/";
        assertThat(files)
                .containsKeys(
                        "README.txt",
                        "bundle.json",
                        folder + "visit.json",
                        folder + "note.txt",
                        folder + "note.pdf",
                        folder + "transcript.txt",
                        folder + "audio.wav",
                        "SHA256SUMS");
        assertThat(text(files, folder + "transcript.txt"))
                .contains("Patient: I have had a cough for <two> weeks & more.");
        assertThat(text(files, folder + "audio.wav")).startsWith("RIFF");
        assertThat(text(files, folder + "note.pdf")).startsWith("%PDF-");
        JsonNode whole = JSON.readTree(files.get(folder + "visit.json"));
        assertThat(whole.at("/transcript/conversation/utterances")).hasSize(2);
        assertThat(whole.get("consents")).hasSize(1);
        assertThat(whole.get("findings")).isNotEmpty();
        assertThat(whole.at("/note/body/sections")).isNotEmpty();
        for (String line : text(files, "SHA256SUMS").lines().toList()) {
            String[] parts = line.split("  ", 2);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(files.get(parts[1]));
            assertThat(HexFormat.of().formatHex(digest)).as(parts[1]).isEqualTo(parts[0]);
        }
        assertThat(text(files, "SHA256SUMS").lines()).hasSize(files.size() - 1);
    }

    @Test
    void the_bundle_is_what_fhir_asks_for_and_points_to_the_files() throws Exception {
        Map<String, byte[]> files = unzipped(exported(clinic).expect(200).bytes());
        String bundle = text(files, "bundle.json");

        assertThat(FhirRules.faultsOf(bundle)).isEmpty();
        List<String> kinds = JSON.readTree(bundle).get("entry").findValuesAsText("resourceType");
        assertThat(kinds.stream().filter("Encounter"::equals)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(kinds).contains("Patient", "Consent", "DocumentReference");
        List<String> urls = JSON.readTree(bundle).findValuesAsText("url");
        assertThat(urls).isNotEmpty().allSatisfy(url -> assertThat(files).containsKey(url));
    }

    @Test
    void it_is_on_record_with_the_patient() throws SQLException {
        int before = audited("PATIENT_EXPORTED");
        exported(clinic).expect(200);

        assertThat(audited("PATIENT_EXPORTED")).isEqualTo(before + 1);
        assertThat(audited("AUDIO_LISTENED")).isPositive();
    }

    @Test
    void it_asks_for_the_password_again() throws Exception {
        Clinic late = clinic.colleague("Later", "CLINICIAN");
        product.asSuperuser("update session set reauthenticated_at = now() - interval '1 hour' where staff_id = '"
                + late.clinicianId() + "'");

        assertThat(exported(late).expect(403).slug()).isEqualTo("step-up-required");
        late.post("/auth/step-up", "{\"password\":\"" + Clinic.PASSWORD + "\"}").expect(204);
        exported(late).expect(200);
    }

    @Test
    void only_clinicians_have_it_and_only_of_what_they_see() throws Exception {
        for (String role : List.of("NURSE", "SCRIBE", "AUDITOR", "PRACTICE_ADMIN", "OWNER")) {
            exported(clinic.colleague("Other", role)).expect(404);
        }
        clinic.post("/patients/" + UUID.randomUUID() + "/export", "{}").expect(404);
        exported(Clinic.open(product)).expect(404);
        Clinic colleague = clinic.colleague("Beside", "CLINICIAN");
        UUID closed = clinic.post("/encounters", "{\"patientId\":\"%s\",\"reason\":\"Private\"}".formatted(patient))
                .expect(201)
                .id();
        clinic.put("/encounters/" + closed + "/confidential", "{\"confidential\":true}", Map.of())
                .expect(200, 204);

        assertThat(unzipped(exported(clinic).expect(200).bytes())).containsKey("visits/" + closed + "/visit.json");
        Map<String, byte[]> theirs = unzipped(exported(colleague).expect(200).bytes());
        assertThat(theirs).containsKey("visits/" + visit + "/visit.json");
        assertThat(theirs.keySet()).noneMatch(path -> path.contains(closed.toString()));
        assertThat(text(theirs, "bundle.json")).doesNotContain(closed.toString());
    }

    private static Clinic.Answer exported(Clinic by) {
        return by.post("/patients/" + patient + "/export", "{}");
    }

    private static int audited(String action) throws SQLException {
        return new Tables(product)
                .column(
                        clinic.practiceId(),
                        "select id from audit_event where action = ? and patient_id = ?",
                        action,
                        patient)
                .size();
    }

    private static String text(Map<String, byte[]> files, String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzipped(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
