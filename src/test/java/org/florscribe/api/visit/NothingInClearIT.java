package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.live.RecordingClient;
import org.florscribe.testing.live.RecordingSession;
import org.florscribe.testing.sound.AwkwardFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A word that was typed or said about a patient is nowhere in clear: in no column of any table, in no file of DATA_DIR. */
class NothingInClearIT {

    /** Letters only, unlike anything else in the product; found again in any case. */
    private static final String MARKER = "Qxzmarkwort"
            + UUID.randomUUID().toString().replaceAll("[^a-f]", "").toLowerCase(Locale.ROOT) + "q";

    /** What is told of the patient: a word everywhere, a birth date that nobody else here has, and a record number. */
    private static final List<String> TOLD = List.of(MARKER, "1953-11-29", "MRN-88213");

    private static final byte[] SOUND = MARKER.repeat(4_000).getBytes(StandardCharsets.US_ASCII);

    private static RunningProduct product;
    private static Clinic clinic;

    @BeforeAll
    static void sayTheWordEverywhere() throws Exception {
        product = RunningProduct.shared();
        clinic = Clinic.open(product);
        String body =
                "{\"givenName\":\"%1$s\",\"familyName\":\"%1$s\",\"birthDate\":\"1953-11-29\",\"sex\":\"female\",\"mrn\":\"MRN-88213\"}"
                        .formatted(MARKER);
        Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        UUID patient = clinic.post("/patients", body, once).expect(201).id();
        assertThat(clinic.post("/patients", body, once).expect(201).id())
                .as("the kept answer is given again")
                .isEqualTo(patient);
        TOLD.forEach(word -> assertThat(
                        clinic.get("/patients?query=" + word).expect(200).text())
                .contains(patient.toString()));
        UUID visit = clinic.post(
                        "/encounters",
                        "{\"patientId\":\"%s\",\"reason\":\"%s\"}".formatted(patient, MARKER),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .expect(201)
                .id();
        clinic.consent(visit, true);
        clinic.attach(
                        visit,
                        "text/plain",
                        "%1$s: I have had a cough for two weeks, says %1$s.\n".formatted(MARKER)
                                + "Doctor: Good morning Mrs %1$s, any fever?\n%1$s: No fever.\n".formatted(MARKER)
                                + "Doctor: Take ibuprofen four hundred milligrams twice a day.\n")
                .expect(202);
        clinic.awaitDraft(visit);
        clinic.post("/encounters/" + visit + "/context", "{\"kind\":\"EXAM\",\"text\":\"%s\"}".formatted(MARKER))
                .expect(201);
        writeIntoTheNote(visit);
        clinic.attach(visit, "application/x-subrip", "1\n" + MARKER + "\n").expect(400);
        clinic.post("/patients", "{\"givenName\":\"%1$s\",\"%1$s\":1}".formatted(MARKER))
                .expect(400);
        clinic.get("/encounters/" + visit + "/note", "application/pdf").expect(200);
        UUID missed = clinic.newVisit();
        clinic.post("/encounters/" + missed + "/cancel", "{\"reason\":\"%s\"}".formatted(MARKER))
                .expect(200);
        recordTheWord();
        bringTheWordAsAFile();
    }

    /** Sound whose samples are the letters of the word; the recording stays open, so that it lies in the database. */
    private static void recordTheWord() throws InterruptedException {
        RecordingClient client =
                RecordingClient.begin(clinic, product::baseUrl, clinic.newVisitWithConsent(), SOUND, 500);
        try (RecordingSession session = client.connect()) {
            client.send(session, client.frames());
            session.awaitAcknowledged(client.frames() - 1);
        }
    }

    private static void bringTheWordAsAFile() {
        UUID visit = clinic.newVisitWithConsent();
        clinic.send(
                        "POST",
                        "/encounters/" + visit + "/audio",
                        BodyPublishers.ofByteArray(AwkwardFiles.wav(SOUND)),
                        Map.of("Content-Type", "audio/wav"))
                .expect(202);
        clinic.awaitSound(visit);
    }

    @Test
    void no_column_of_any_table_has_it() throws SQLException {
        Set<String> found = new TreeSet<>();
        Set<String> read = new TreeSet<>();
        try (Connection all = product.superuserConnection();
                Statement statement = all.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        read.add(table);
                        if (isIn(rows.getString(1))) {
                            found.add(table);
                        }
                    }
                }
            }
        }

        assertThat(read)
                .as("tables that had rows to look at")
                .contains("public.patient", "public.transcript", "public.note", "public.idempotency_key")
                .contains("public.audit_event", "jobs.jobrunr_jobs")
                .anyMatch(table -> table.startsWith("public.live_segment_"));
        assertThat(found).isEmpty();
    }

    @Test
    void no_file_of_the_data_folder_has_it() throws IOException {
        Set<String> found = new TreeSet<>();
        Path data = product.dataDir();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(data)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            if (!isPartOfTheProduct(data.relativize(file)) && isIn(text(file))) {
                found.add(data.relativize(file).toString());
            }
        }

        assertThat(files)
                .contains(product.serverLog())
                .anyMatch(file -> file.startsWith(data.resolve("audio"))); // sealed sound
        assertThat(found).isEmpty();
    }

    /** What is unpacked to be run; the server's own folder and temporary files lie beside it. */
    private static boolean isPartOfTheProduct(Path file) {
        return file.startsWith("runtime")
                && List.of("war", "pg", "lib").contains(file.getName(2).toString());
    }

    @Test
    void what_a_search_would_find_is_found() {
        byte[] word = ("x" + MARKER + "y").getBytes(StandardCharsets.UTF_8);

        assertThat(isIn("says " + MARKER.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(isIn("\\x" + HexFormat.of().formatHex(word))).isTrue();
        assertThat(isIn(Base64.getEncoder().encodeToString(word))).isTrue();
        assertThat(isIn(Base64.getEncoder().encodeToString(("xy" + MARKER).getBytes(StandardCharsets.UTF_8))))
                .isTrue();
        assertThat(isIn("something else")).isFalse();
    }

    /** What was typed in before may have it drafted anew just now. */
    private static void writeIntoTheNote(UUID visit) throws Exception {
        Await.until("the word stands in the note", Duration.ofSeconds(30), () -> isWritten(visit));
    }

    private static boolean isWritten(UUID visit) {
        Clinic.Answer note = clinic.get("/encounters/" + visit + "/note").expect(200);
        JsonNode statement = note.json().at("/sections/0/statements/0");
        return clinic.put(
                                "/encounters/" + visit + "/note",
                                "{\"sections\":[{\"code\":\"%s\",\"statements\":[{\"id\":\"%s\",\"text\":\"%s\"}]}]}"
                                        .formatted(
                                                note.json()
                                                        .at("/sections/0/code")
                                                        .asText(),
                                                statement.get("id").asText(),
                                                MARKER),
                                Map.of("If-Match", note.etag()))
                        .status()
                == 200;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select format('%I.%I', schemaname, tablename) from pg_tables"
                + " where schemaname not in ('pg_catalog', 'information_schema')")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** Whether the word is in the text: as it is in any case, in hex, in base64 wherever it begins. */
    private static boolean isIn(String text) {
        return TOLD.stream().anyMatch(word -> isIn(text, word));
    }

    private static boolean isIn(String text, String told) {
        String small = text.toLowerCase(Locale.ROOT);
        if (small.contains(told.toLowerCase(Locale.ROOT))) {
            return true;
        }
        for (String word : List.of(told, told.toLowerCase(Locale.ROOT))) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            if (small.contains(HexFormat.of().formatHex(bytes))) {
                return true;
            }
            for (int start = 0; start < 3; start++) { // base64 takes three bytes at a time
                int whole = (bytes.length - start) / 3 * 3;
                byte[] middle = java.util.Arrays.copyOfRange(bytes, start, start + whole);
                if (text.contains(Base64.getEncoder().encodeToString(middle))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (java.nio.file.NoSuchFileException e) {
            return ""; // the database took it away meanwhile
        }
    }
}
