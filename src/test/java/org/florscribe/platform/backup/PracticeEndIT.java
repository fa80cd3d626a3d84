package org.florscribe.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.florscribe.testing.WavFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Destroy a practice, bring yesterday's backup back: nothing of it can be read, the others are as they were. */
@Tag("long")
class PracticeEndIT {

    @TempDir
    private Path folder;

    @Test
    void a_destroyed_practice_opens_nowhere_any_more_and_the_others_are_intact() throws Exception {
        Path otherDir = Files.createDirectory(folder.resolve("other"));
        UUID ended;
        String email;
        String otherEmail;
        UUID kept;
        byte[] sound;
        String data;
        String keys;
        try (RunningProduct product = RunningProduct.start(Map.of())) {
            Tables tables = new Tables(product);
            Clinic clinic = Clinic.open(product);
            ended = clinic.practiceId();
            email = clinic.email();
            UUID patient = clinic.newPatient();
            clinic.newRecordedVisit(WavFile.of(3, 4_711));
            Clinic other = Clinic.open(product);
            otherEmail = other.email();
            kept = other.newRecordedVisit(WavFile.of(3, 31_337));
            sound = other.get("/encounters/" + kept + "/audio", "*/*")
                    .expect(200)
                    .bytes();
            String name = clinic.get("/practice").expect(200).json().get("name").asText();

            assertThat(destroy(product, ended, "Another name").words()).contains("exactly as it is written");
            clinic.post("/patients/" + patient + "/legal-hold", "{\"reason\":\"asked for by a court\"}")
                    .expect(200, 201, 204);
            assertThat(destroy(product, ended, name).words()).contains("until the hold is lifted");
            clinic.delete("/patients/" + patient + "/legal-hold").expect(204);
            assertThat(destroy(product, ended, name).words()).contains("is destroyed for good after");
            assertThat(destroy(product, ended, name).words()).contains("announced already");
            assertThat(product.command("practice", "keep", "--practice", ended + "")
                            .words())
                    .contains("stays");
            assertThat(product.command("practice", "keep", "--practice", ended + "")
                            .code())
                    .isNotZero();
            assertThat(destroy(product, ended, name).code()).isZero();
            clinic.get("/patients/" + patient).expect(200);

            RunningProduct.Answer made =
                    product.command("backup", "--to", folder + "/backup", "--keys-to", folder + "/keys");
            data = after(made, "Data: ");
            keys = after(made, "Keys: ");

            tables.execute(
                    ended,
                    "update practice_end set announced_at = announced_at - interval '8 days', due_at = due_at - interval '8 days'");
            Await.until(
                    "the job destroyed it",
                    Duration.ofSeconds(150),
                    () -> product.command("practice", "certificate", "--practice", ended + "")
                                    .code()
                            == 0);

            RunningProduct.Answer certificate = product.command("practice", "certificate", "--practice", ended + "");
            isSigned(certificate);
            assertThat(after(certificate, "text: ")).contains("\"destroyed\":\"practice\"", ended.toString());
            clinic.get("/patients/" + patient).expect(401);
            assertThat(other.post(
                                    "/auth/token",
                                    "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, Clinic.PASSWORD))
                            .expect(401)
                            .slug())
                    .isEqualTo("practice-ended");
            assertThat(other.post("/auth/token", "{\"email\":\"%s\",\"password\":\"not that one\"}".formatted(email))
                            .expect(401)
                            .slug())
                    .isEqualTo("wrong-credentials");
            nothingOpens(tables, ended);
            assertThat(tables.count(ended, "audio_segment", "practice_id", ended))
                    .isZero();
            other.get("/encounters/" + kept).expect(200);
            assertThat(product.command("keys", "status").code()).isZero();
            assertThat(product.command("audit", "verify").words()).doesNotContain("WRONG");

            Path secrets = Files.createDirectories(otherDir.resolve("secrets"));
            for (String file : List.of("master.key", "erased-keys.list")) {
                Files.copy(product.dataDir().resolve("secrets").resolve(file), secrets.resolve(file));
                Files.setPosixFilePermissions(secrets.resolve(file), PosixFilePermissions.fromString("rw-------"));
            }
        }

        try (RunningProduct restored = RunningProduct.startIn(otherDir, Map.of())) {
            restored.stop();
            deleteTree(otherDir.resolve("postgres"));
            RunningProduct.Answer done = restored.command("restore", "--from", data, "--keys-from", keys);
            assertThat(done.code()).as(done.words()).isZero();
            restored.startAgain();
            nothingOpens(new Tables(restored), ended);
            Clinic other = Clinic.of(restored, otherEmail, Clinic.PASSWORD);
            assertThat(other.get("/encounters/" + kept + "/audio", "*/*")
                            .expect(200)
                            .bytes())
                    .isEqualTo(sound);
            assertThat(other.post(
                                    "/auth/token",
                                    "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, Clinic.PASSWORD))
                            .expect(401)
                            .slug())
                    .isEqualTo("practice-ended");
        }
    }

    private static RunningProduct.Answer destroy(RunningProduct product, UUID practice, String name) {
        return product.command("practice", "destroy", "--practice", practice + "", "--name", name);
    }

    private static void nothingOpens(Tables tables, UUID practice) throws Exception {
        assertThat(tables.column(practice, "select id from keys.data_key where wrapped is not null"))
                .isEmpty();
        assertThat(
                        tables.column(
                                practice,
                                "select practice_id from keys.practice_keyset where wrapped is not null or wrapped_index_key is not null"))
                .isEmpty();
        assertThat(tables.column(practice, "select id from session where revoked_at is null"))
                .isEmpty();
        assertThat(tables.column(practice, "select id from staff where state <> 'DISABLED'"))
                .isEmpty();
        assertThat(tables.column(practice, "select patient_id from patient_name_token"))
                .isEmpty();
    }

    private static void isSigned(RunningProduct.Answer certificate) throws Exception {
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(
                        new X509EncodedKeySpec(Base64.getDecoder().decode(after(certificate, "public key: ")))));
        check.update(after(certificate, "text: ").getBytes(StandardCharsets.UTF_8));
        assertThat(check.verify(Base64.getDecoder().decode(after(certificate, "signature (Ed25519): "))))
                .isTrue();
    }

    private static String after(RunningProduct.Answer answer, String label) {
        return answer.lines().stream()
                .filter(line -> line.startsWith(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.words()))
                .substring(label.length());
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
