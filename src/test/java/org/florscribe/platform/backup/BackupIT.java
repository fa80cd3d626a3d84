package org.florscribe.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.florscribe.testing.WavFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shred a visit, bring yesterday's backup back: that visit cannot be read, all else is as it was, the recordings included. */
@Tag("long")
class BackupIT {

    private static final Map<String, String> SETTINGS = Map.of();

    @TempDir
    private Path folder;

    @Test
    void what_was_destroyed_after_the_backup_stays_destroyed_and_the_rest_comes_back() throws Exception {
        Path data;
        Path keys;
        UUID practice;
        UUID shredded;
        UUID kept;
        String email;
        String keptNote;
        String hearing;
        UUID heard;
        byte[] sound;
        Map<String, String> before;
        Path otherDir = Files.createDirectory(folder.resolve("other"));
        try (RunningProduct product = RunningProduct.start(SETTINGS)) {
            Clinic clinic = Clinic.open(product);
            practice = clinic.practiceId();
            email = clinic.email();
            shredded = signed(clinic, "zebrafish");
            kept = signed(clinic, "quokka");
            keptNote = clinic.get("/encounters/" + kept + "/note", "text/plain")
                    .expect(200)
                    .text();
            before = new TreeMap<>(new Tables(product).fingerprints(practice));
            Clinic listener = Clinic.open(product);
            hearing = listener.email();
            heard = listener.newRecordedVisit(WavFile.of(4, 31_337));
            sound = sound(listener, heard);
            assertThat(sound)
                    .startsWith("RIFF".getBytes(StandardCharsets.US_ASCII))
                    .hasSizeGreaterThan(32_000);

            RunningProduct.Answer made = product.command(
                    "backup",
                    "--to",
                    folder.resolve("backup").toString(),
                    "--keys-to",
                    folder.resolve("keys").toString());
            assertThat(made.code()).as(String.join("\n", made.lines())).isZero();
            assertThat(String.join("\n", made.lines())).doesNotContain(" 0 pieces of audio");
            data = path(made, "Data: ");
            keys = path(made, "Keys: ");
            nothingIsReadable(folder.resolve("backup"), folder.resolve("keys"));

            JsonNode certificate = clinic.post("/encounters/" + shredded + "/destroy", "{\"reason\":\"PATIENT_ASKED\"}")
                    .expect(200)
                    .json();
            isSigned(certificate);
            clinic.get("/encounters/" + shredded).expect(404);
            clinic.get("/encounters/" + shredded + "/note").expect(404);
            clinic.get("/encounters/" + kept + "/note", "text/plain").expect(200);

            Path secrets = Files.createDirectories(otherDir.resolve("secrets"));
            for (String name : List.of("master.key", "erased-keys.list")) {
                Files.copy(product.dataDir().resolve("secrets").resolve(name), secrets.resolve(name));
                Files.setPosixFilePermissions(secrets.resolve(name), PosixFilePermissions.fromString("rw-------"));
            }
        }

        try (RunningProduct other = RunningProduct.startIn(otherDir, SETTINGS)) {
            assertThat(other.stop()).isZero();
            RunningProduct.Answer full = restore(other, data, keys);
            assertThat(full.code()).isNotZero();
            assertThat(String.join("\n", full.lines())).contains("not empty");
            deleteTree(otherDir.resolve("postgres"));

            RunningProduct.Answer swapped = restore(other, keys, data);
            assertThat(String.join("\n", swapped.lines())).contains("holds keys, not data");

            RunningProduct.Answer restored = restore(other, data, keys);
            assertThat(restored.code()).as(String.join("\n", restored.lines())).isZero();
            assertThat(String.join("\n", restored.lines()))
                    .contains("1 keys that were destroyed since")
                    .doesNotContain(" 0 pieces of audio")
                    .contains("pieces of audio are back");

            other.startAgain();
            Map<String, String> after = new TreeMap<>(new Tables(other).fingerprints(practice));
            List.of("encounter", "keys.data_key", "session", "refresh_token", "audit_event", "keys.key_use")
                    .forEach(changed -> {
                        before.remove(changed);
                        after.remove(changed);
                    });
            assertThat(after).isEqualTo(before);
            Clinic clinic = Clinic.of(other, email, Clinic.PASSWORD);
            assertThat(clinic.get("/encounters/" + kept + "/note", "text/plain")
                            .expect(200)
                            .text())
                    .isEqualTo(keptNote);
            clinic.get("/encounters/" + shredded).expect(404);
            clinic.get("/encounters/" + shredded + "/note").expect(404);
            assertThat(sound(Clinic.of(other, hearing, Clinic.PASSWORD), heard)).isEqualTo(sound);
            assertThat(new Tables(other)
                            .column(
                                    practice,
                                    "select wrapped is null from keys.data_key where subject_id = ?",
                                    shredded))
                    .containsExactly("t");
        }
    }

    private static RunningProduct.Answer restore(RunningProduct product, Path data, Path keys) {
        return product.command("restore", "--from", data.toString(), "--keys-from", keys.toString());
    }

    /** As the player hears it. */
    private static byte[] sound(Clinic clinic, UUID visit) {
        return clinic.get("/encounters/" + visit + "/audio", "*/*").expect(200).bytes();
    }

    private static UUID signed(Clinic clinic, String word) {
        UUID visit = clinic.newVisit();
        clinic.put("/encounters/" + visit + "/note", """
                        {"sections":[{"code":"CHIEF_COMPLAINT","statements":[{"text":"Headache since the %s show, takes ibuprofen."}]}]}""".formatted(word), Map.of("If-None-Match", "*"))
                .expect(201);
        clinic.post("/encounters/" + visit + "/note/sign", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD))
                .expect(200);
        return visit;
    }

    private static void isSigned(JsonNode certificate) throws Exception {
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(
                        Base64.getDecoder().decode(certificate.get("publicKey").asText()))));
        check.update(certificate.get("text").asText().getBytes(StandardCharsets.UTF_8));
        assertThat(check.verify(
                        Base64.getDecoder().decode(certificate.get("signature").asText())))
                .isTrue();
        assertThat(certificate.get("text").asText()).contains("backupsMayHoldItUntil");
    }

    /** No word of a visit, and no name of a practice or table's content. */
    private static void nothingIsReadable(Path... folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(20);
        for (Path file : files) {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(bytes)
                    .as(file.toString())
                    .doesNotContain("zebrafish")
                    .doesNotContain("quokka")
                    .doesNotContain("ibuprofen")
                    .doesNotContain("Mara")
                    .doesNotContain("Clinic ");
        }
    }

    private static Path path(RunningProduct.Answer answer, String label) {
        Matcher found = Pattern.compile(Pattern.quote(label) + "(\\S+)").matcher(String.join("\n", answer.lines()));
        assertThat(found.find()).isTrue();
        return Path.of(found.group(1));
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
