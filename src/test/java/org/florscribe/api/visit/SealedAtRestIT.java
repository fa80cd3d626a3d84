package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** Reads every column of every table, and every file the product writes, looking for words that only a patient's record has. */
class SealedAtRestIT {

    private static final List<String> TOLD = List.of(
            "Quillonia",
            "Vexworthy",
            "1953-11-29",
            "MRN-88213",
            "zebrafinch",
            "hibiscusache",
            "Marmaladewright",
            "grackleberry",
            "heronsong");

    @Test
    void neither_database_nor_disk_holds_a_patients_words_in_clear() throws Exception {
        RunningProduct product = RunningProduct.shared();
        UUID visit = visitTellingAll(Clinic.open(product));

        List<String> cells = cells(product);
        assertThat(cells).as("the walk sees rows at all").anyMatch(cell -> cell.contains(visit.toString()));
        for (String word : TOLD) {
            String hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
            assertThat(cells.stream()
                            .filter(cell -> cell.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))
                                    || cell.contains(hex)))
                    .as(word)
                    .isEmpty();
        }
        assertThat(filesHolding(product.dataDir())).isEmpty();
    }

    private static UUID visitTellingAll(Clinic clinic) {
        UUID patient = clinic.post("/patients", """
                        {"givenName":"Quillonia","familyName":"Vexworthy","birthDate":"1953-11-29","sex":"female","mrn":"MRN-88213"}""").expect(201).id();
        clinic.get("/patients?query=Vexworthy").expect(200);
        clinic.get("/patients?query=1953-11-29").expect(200);
        UUID visit = clinic.post(
                        "/encounters", "{\"patientId\":\"%s\",\"reason\":\"zebrafinch worries\"}".formatted(patient))
                .expect(201)
                .id();
        clinic.consent(visit, true);
        clinic.post("/encounters/" + visit + "/context", "{\"kind\":\"EXAM\",\"text\":\"heronsong heard on the left\"}")
                .expect(201);
        clinic.attach(visit, "text/plain", """
                        Doctor: Good morning Mrs Marmaladewright, what brings you in?
                        Patient: I have had a cough for two weeks, I call it hibiscusache.
                        Doctor: Any fever?
                        Patient: No fever, but a grackleberry feeling.
                        Doctor: Take ibuprofen four hundred milligrams twice a day.
                        """).expect(202);
        clinic.awaitDraft(visit);
        UUID missed = clinic.post("/encounters", "{\"patientId\":\"%s\"}".formatted(patient))
                .expect(201)
                .id();
        clinic.post("/encounters/" + missed + "/cancel", "{\"reason\":\"zebrafinch got away\"}")
                .expect(200);
        return visit;
    }

    /** Every value of every table of ours and of the job server, bytes as hex. */
    private static List<String> cells(RunningProduct product) throws SQLException {
        List<String> cells = new ArrayList<>();
        try (Connection connection = product.superuserConnection();
                var tables = connection.createStatement();
                ResultSet table = tables.executeQuery("select format('%I.%I', schemaname, tablename) from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema')")) {
            while (table.next()) {
                try (var rows = connection.createStatement();
                        ResultSet row = rows.executeQuery("select t::text from " + table.getString(1) + " t")) {
                    while (row.next()) {
                        cells.add(row.getString(1));
                    }
                }
            }
        }
        return cells;
    }

    private static List<Path> filesHolding(Path folder) throws IOException {
        List<Path> holding = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                try {
                    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                    if (TOLD.stream().anyMatch(word -> content.contains(word))) {
                        holding.add(file);
                    }
                } catch (IOException e) {
                    assertThat(file).as("went away while it was read").doesNotExist();
                }
            }
        }
        return holding;
    }
}
