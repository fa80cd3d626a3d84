package org.florscribe.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** The command {@code demo}, as a newcomer meets it. */
class DemoIT {

    @Test
    void a_newcomer_finds_a_practice_of_made_up_people_and_a_day_of_visits() throws Exception {
        try (RunningProduct product = RunningProduct.startDemo()) {
            Path credentials = product.dataDir().resolve("demo-credentials");
            await(() -> log(product).contains("the demo practice"));
            assertThat(log(product)).contains("the demo practice is ready");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
                    .isEqualTo("rw-------");
            List<String> people = Files.readAllLines(credentials);
            assertThat(people).hasSize(3);
            for (String person : people) {
                assertThat(log(product)).doesNotContain(passwordOf(person));
                Clinic.of(product, emailOf(person), passwordOf(person));
            }

            Clinic clinic = Clinic.of(product, emailOf(people.get(0)), passwordOf(people.get(0)));
            await(() -> visits(clinic).findValuesAsText("state").stream().allMatch("DONE"::equals));
            JsonNode day = visits(clinic);
            assertThat(day.findValuesAsText("stage").stream().collect(Collectors.toSet()))
                    .containsAll(Set.of("PLANNED", "IN_REVIEW", "SIGNED", "CANCELLED"));
            assertThat(day.findValuesAsText("code")).containsExactly("NOTHING_TO_DRAFT");
            assertThat(day.findValuesAsText("kind")).containsExactlyInAnyOrder("CANCELLED", "NO_SHOW");
            assertThat(clinic.get("/patients?limit=200").expect(200).json().get("items"))
                    .hasSizeGreaterThanOrEqualTo(12);

            product.stop();
            product.startAgain();
            assertThat(Files.readAllLines(credentials)).isEqualTo(people);
            assertThat(visits(Clinic.of(product, emailOf(people.get(0)), passwordOf(people.get(0)))))
                    .hasSameSizeAs(day);
        }
    }

    private static JsonNode visits(Clinic clinic) {
        return clinic.get("/encounters?limit=200").expect(200).json().get("items");
    }

    private static String emailOf(String line) {
        return line.split(" ", 2)[0];
    }

    private static String passwordOf(String line) {
        return line.split(" ", 2)[1];
    }

    private static String log(RunningProduct product) {
        try {
            return Files.readString(product.serverLog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 180_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited three minutes").isLessThan(end);
            Thread.sleep(200);
        }
    }
}
