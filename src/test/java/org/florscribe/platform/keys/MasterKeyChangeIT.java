package org.florscribe.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.TransitServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another master key, in a file or in a service for keys: nothing is lost on the way, and without a key nothing starts. */
@Tag("long")
class MasterKeyChangeIT {

    private static final String DONE = "nothing is wrapped with any other";

    @TempDir
    private Path folder;

    @Test
    void a_new_file_takes_over_from_the_old_one_whenever_the_server_dies() throws Exception {
        try (RunningProduct product = RunningProduct.start(Map.of("KEY_CACHE", "1s"))) {
            Path present = product.dataDir().resolve("secrets/master.key");
            List<Clinic> clinics = new ArrayList<>();
            List<UUID> patients = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                clinics.add(Clinic.open(product));
                patients.add(clinics.get(i).newPatient());
            }
            Clinic clinic = clinics.get(0);
            JsonNode before = destroyed(clinic);

            RunningProduct.Answer none = product.command("keys", "rotate", "--master");
            assertThat(none.code()).isNotZero();
            assertThat(none.words()).contains("no other master key");
            Path next = newKey(product.dataDir().resolve("secrets/master.key.next"));
            for (int round = 0; round < 2; round++) {
                int wait = 500 + 150 * round;
                Thread operator = new Thread(() -> product.command("keys", "rotate", "--master"));
                operator.start();
                Thread.sleep(wait);
                product.killServer();
                operator.join();
                product.startAgain();
                opens(product, clinics, patients);
            }
            RunningProduct.Answer done = product.command("keys", "rotate", "--master");
            assertThat(done.code()).as(done.words()).isZero();
            assertThat(product.command("keys", "status").words()).contains(DONE);
            opens(product, clinics, patients);

            Path old = Files.copy(present, folder.resolve("old"), StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(next, present, StandardCopyOption.ATOMIC_MOVE);
            product.restart();
            opens(product, clinics, patients);
            JsonNode after = destroyed(Clinic.of(product, clinic.email(), Clinic.PASSWORD));
            assertThat(after.get("publicKey")).isEqualTo(before.get("publicKey"));
            assertThat(product.command("audit", "verify").words())
                    .contains("seals too")
                    .doesNotContain("WRONG");
            RunningProduct.Answer backup =
                    product.command("backup", "--to", folder + "/backup", "--keys-to", folder + "/keys");
            assertThat(backup.code()).as(backup.words()).isZero();

            product.stop();
            Files.copy(old, present, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            assertThatThrownBy(product::startAgain).hasMessageContaining("not the one this database was made with");
        }
    }

    @Test
    void a_service_for_keys_takes_over_from_the_file_and_may_be_away_for_a_while() throws Exception {
        try (TransitServer service = new TransitServer()) {
            Path token = Files.writeString(folder.resolve("token"), TransitServer.TOKEN);
            Map<String, String> settings = new HashMap<>(Map.of(
                    "KEY_CACHE",
                    "1s",
                    "MASTER_KEY_KMS_CACHE",
                    "40s",
                    "OUTBOUND_ALLOW",
                    service.allowed(),
                    "MASTER_KEY_KMS_TOKEN_FILE",
                    token.toString()));
            try (RunningProduct product = RunningProduct.start(settings)) {
                Clinic clinic = Clinic.open(product);
                UUID patient = clinic.newPatient();
                settings.put("MASTER_KEY_KMS", service.key().toString());
                product.restart();
                RunningProduct.Answer done = product.command("keys", "rotate", "--master");
                assertThat(done.code()).as(done.words()).isZero();
                assertThat(product.command("keys", "status").words())
                        .contains("service key florscribe version 1")
                        .contains(DONE);

                Path file = product.dataDir().resolve("secrets/master.key");
                Files.move(file, folder.resolve("taken-away"));
                product.restart();
                assertThat(file).doesNotExist();
                Clinic again = Clinic.of(product, clinic.email(), Clinic.PASSWORD);
                again.get("/patients/" + patient).expect(200);

                service.stop();
                Thread.sleep(2_500);
                again.get("/patients/" + patient).expect(200);
                Await.until(
                        "what was unwrapped is forgotten",
                        Duration.ofSeconds(60),
                        () -> again.get("/patients/" + patient).status() == 503);
                service.startAgain();
                Await.until(
                        "it opens again",
                        Duration.ofSeconds(20),
                        () -> again.get("/patients/" + patient).status() == 200);
                service.rotate();
                assertThat(product.command("keys", "status").words()).contains("are not wrapped with it yet");
                assertThat(product.command("keys", "rotate", "--master").code()).isZero();
                assertThat(product.command("keys", "status").words())
                        .contains("service key florscribe version 2 wraps")
                        .contains(DONE);
                again.get("/patients/" + patient).expect(200);

                product.stop();
                Files.writeString(token, "hvs.of-somebody-else");
                assertThatThrownBy(product::startAgain)
                        .hasMessageContaining("The key service at 127.0.0.1")
                        .hasMessageContaining("status 403")
                        .hasMessageNotContaining("hvs.of-somebody-else");
            }
        }
    }

    @Test
    void an_installation_that_never_had_a_file_begins_with_the_service() throws Exception {
        try (TransitServer service = new TransitServer()) {
            Path token = Files.writeString(folder.resolve("token"), TransitServer.TOKEN);
            Map<String, String> settings = Map.of(
                    "OUTBOUND_ALLOW", service.allowed(),
                    "MASTER_KEY_KMS", service.key().toString(),
                    "MASTER_KEY_KMS_TOKEN_FILE", token.toString());
            try (RunningProduct product = RunningProduct.start(settings)) {
                Clinic clinic = Clinic.open(product);
                UUID patient = clinic.newPatient();
                product.restart();
                Clinic.of(product, clinic.email(), Clinic.PASSWORD)
                        .get("/patients/" + patient)
                        .expect(200);
                assertThat(product.dataDir().resolve("secrets/master.key")).doesNotExist();
            }
        }
    }

    private static JsonNode destroyed(Clinic clinic) {
        UUID visit = clinic.newVisit();
        return clinic.post("/encounters/" + visit + "/destroy", "{\"reason\":\"MADE_IN_ERROR\"}")
                .expect(200)
                .json();
    }

    private static void opens(RunningProduct product, List<Clinic> clinics, List<UUID> patients) {
        for (int i = 0; i < clinics.size(); i++) {
            Clinic.of(product, clinics.get(i).email(), Clinic.PASSWORD)
                    .get("/patients/" + patients.get(i))
                    .expect(200);
        }
    }

    private static Path newKey(Path file) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, Base64.getEncoder().encodeToString(key));
    }
}
