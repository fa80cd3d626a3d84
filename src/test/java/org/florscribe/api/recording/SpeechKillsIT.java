package org.florscribe.api.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Await;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.speech.AssemblyAiServer;
import org.florscribe.testing.speech.OpenAiSpeechServer;
import org.florscribe.testing.speech.SpeechDialect;
import org.florscribe.testing.speech.SpeechFault;
import org.florscribe.testing.tone.Heard;
import org.florscribe.testing.tone.ToneEncoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** kill -9 while an engine has the sound: the visit ends, and no vendor is asked twice for what it was asked already. */
@Tag("long")
class SpeechKillsIT {

    private static final Heard TRUTH = ToneEncoder.standard().truth(SpeechDesk.VISIT);

    private static RunningProduct product;

    @BeforeAll
    static void start() {
        product = RunningProduct.start(Map.of("OUTBOUND_ALLOW", "127.0.0.0/8:*"));
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void a_job_that_the_vendor_works_on_is_asked_after_and_never_started_again() throws Exception {
        try (AssemblyAiServer vendor =
                AssemblyAiServer.start().withKey(SpeechDesk.KEY).workingUntilTold()) {
            SpeechDesk desk = new SpeechDesk(product);
            desk.engine("assemblyai", "Main", vendor.baseUrl(), "", true);
            UUID visit = desk.bring(ToneEncoder.standard().wav(SpeechDesk.VISIT));
            Await.until(
                    "a job of the vendor",
                    Duration.ofMinutes(1),
                    () -> vendor.jobs().size() == 1);

            product.killServer();
            product.startAgain();
            vendor.finish();
            desk.awaitDraft(visit);

            assertThat(SpeechDesk.text(desk.transcript(visit))).isEqualTo(TRUTH.text());
            assertThat(vendor.jobs()).hasSize(1);
            assertThat(vendor.billedTwice()).isEmpty();
            assertThat(vendor.kept()).as("deleted there").isEmpty();
        }
    }

    @Test
    void a_call_that_died_with_its_node_is_made_again_and_leaves_its_words_once() throws Exception {
        try (OpenAiSpeechServer engine = OpenAiSpeechServer.start(SpeechDialect.OPENAI)) {
            engine.withNext(SpeechFault.HANG);
            SpeechDesk desk = new SpeechDesk(product);
            desk.engine("openai", "Main", engine.baseUrl(), "whisper-1", true);
            UUID visit = desk.bring(ToneEncoder.standard().wav(SpeechDesk.VISIT));
            Await.until("a call", Duration.ofMinutes(1), () -> engine.calls() == 1);

            product.killServer();
            product.startAgain();
            desk.awaitDraft(visit);

            assertThat(SpeechDesk.text(desk.transcript(visit))).isEqualTo(TRUTH.text());
            assertThat(engine.billedTwice()).isEmpty();
            assertThat(desk.trail(visit)).containsExactly("Main DONE");
        }
    }
}
