package org.florscribe.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.florscribe.api.recording.SpeechDesk;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.speech.AssemblyAiJob;
import org.florscribe.testing.speech.AssemblyAiServer;
import org.florscribe.testing.tone.ToneEncoder;
import org.junit.jupiter.api.Test;

/** The vendor calls us when it is done: rightly, twice, forged, early and late. That it never calls is what the other tests try. */
class VendorHintIT {

    private static final String KEPT = "select job_id from vendor_hint where kind = ? order by told_at";

    @Test
    void a_vendor_says_that_it_is_done() throws Exception {
        try (RunningProduct product = RunningProduct.start(
                        Map.of("OUTBOUND_ALLOW", "127.0.0.0/8:*", "PUBLIC_URL", "https://scribe.practice.example"));
                AssemblyAiServer vendor =
                        AssemblyAiServer.start().withKey(SpeechDesk.KEY).workingUntilTold()) {
            String origin = "http://127.0.0.1:" + product.port();
            SpeechDesk desk = new SpeechDesk(product);
            desk.hinted(desk.engine("assemblyai", "Main", vendor.baseUrl(), "", true));
            UUID visit = desk.bring(ToneEncoder.standard().wav(SpeechDesk.VISIT));
            AssemblyAiJob job = asked(vendor, 4);

            assertThat(vendor.tell(origin, job, job.id(), "0".repeat(64)))
                    .as("forged")
                    .isEqualTo(401);
            String early = UUID.randomUUID().toString();
            String secret = job.request().path("webhook_auth_header_value").asText();
            assertThat(vendor.tell(origin, job, early, secret))
                    .as("of a job nobody knows")
                    .isEqualTo(200);
            assertThat(kept(desk)).containsExactly(early);

            int polls = job.polls(); // on a slow machine the next question may come by itself, and then counts as well
            vendor.finish();
            Instant told = Instant.now();
            assertThat(vendor.tell(origin, job)).isEqualTo(200);
            assertThat(kept(desk)).as("kept before it is answered").containsExactly(early, job.id());
            while (job.polls() == polls) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(Duration.between(told, Instant.now()))
                    .as("asked at once")
                    .isLessThan(Duration.ofSeconds(2));
            assertThat(vendor.tell(origin, job)).as("twice").isEqualTo(200);

            desk.awaitDraft(visit);
            assertThat(vendor.tell(origin, job)).as("late").isEqualTo(200);
            assertThat(kept(desk)).containsExactly(early, job.id());
            assertThat(desk.trail(visit)).containsExactly("Main DONE");
            assertThat(vendor.jobs()).hasSize(1);
        }
    }

    /** Its first job, as soon as it was asked for so often: the next question is then more than six seconds away. */
    private static AssemblyAiJob asked(AssemblyAiServer vendor, int polls) throws InterruptedException {
        while (vendor.jobs().isEmpty() || vendor.jobs().get(0).polls() < polls) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return vendor.jobs().get(0);
    }

    private static List<String> kept(SpeechDesk desk) throws SQLException {
        return desk.tables.column(desk.clinic.practiceId(), KEPT, "assemblyai");
    }
}
