package org.florscribe.api.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.florscribe.testing.speech.AssemblyAiServer;
import org.florscribe.testing.speech.OpenAiSpeechServer;
import org.florscribe.testing.speech.SpeechDialect;
import org.florscribe.testing.speech.SpeechFault;
import org.florscribe.testing.tone.ToneEncoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever goes wrong at the first engine, the next one writes the visit down; the trail says what happened, the engine in between
 * that may not have patient data gets nothing, and nobody is paid twice for the same sound.
 */
@Tag("long")
class SpeechFaultsIT {

    private static final byte[] WAV = ToneEncoder.standard().wav(SpeechDesk.VISIT);

    /** After which the vendor has begun nothing. */
    private static final Set<SpeechFault> REFUSALS = EnumSet.range(SpeechFault.BAD_REQUEST_400, SpeechFault.QUOTA_429);

    private static RunningProduct product;
    private static SpeechDesk desk;
    private static OpenAiSpeechServer whole;
    private static OpenAiSpeechServer stranger;

    @BeforeAll
    static void start() {
        product = SharedProducts.withVendors();
        desk = new SpeechDesk(product);
        whole = OpenAiSpeechServer.start(SpeechDialect.OPENAI);
        stranger = OpenAiSpeechServer.start(SpeechDialect.OPENAI);
        desk.engine("openai", "Not allowed", stranger.baseUrl(), "whisper-1", false);
        desk.engine("openai", "Whole", whole.baseUrl(), "whisper-1", true);
    }

    @BeforeEach
    void signIn() {
        desk = desk.signedInAgain(product);
    }

    @AfterAll
    static void stop() {
        whole.close();
        stranger.close();
    }

    @ParameterizedTest
    @EnumSource(SpeechFault.class)
    void an_openai_server_fails(SpeechFault fault) throws SQLException {
        try (OpenAiSpeechServer faulty = OpenAiSpeechServer.start(SpeechDialect.OPENAI)) {
            faulty.always(fault);
            endsInADraftByAnother("openai", faulty.baseUrl(), "whisper-1");
            assertThat(faulty.billedTwice()).isEmpty();
            faulty.letGo();
        }
    }

    @ParameterizedTest
    @EnumSource(SpeechFault.class)
    void assemblyai_fails_when_it_is_asked_for_words(SpeechFault fault) throws SQLException {
        try (AssemblyAiServer faulty = AssemblyAiServer.start().withKey(SpeechDesk.KEY)) {
            faulty.always(AssemblyAiServer.Step.START, fault);
            if (REFUSALS.contains(fault)) {
                endsInADraftByAnother("assemblyai", faulty.baseUrl(), "");
                assertThat(faulty.jobs()).isEmpty();
            } else { // only the answer is lost: the job is there, is found and is not paid for again
                endsInADraft("assemblyai", faulty.baseUrl(), "", true);
                assertThat(faulty.jobs()).hasSize(1);
                assertThat(faulty.kept()).isEmpty();
            }
            faulty.letGo();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SpeechFault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TIMEOUT_408", "UNAVAILABLE_503"}) // as 500, and each waits for more than a minute
    void assemblyai_fails_when_it_is_asked_whether_it_is_done(SpeechFault fault) throws SQLException {
        try (AssemblyAiServer faulty = AssemblyAiServer.start().withKey(SpeechDesk.KEY)) {
            faulty.always(AssemblyAiServer.Step.POLL, fault);
            endsInADraftByAnother("assemblyai", faulty.baseUrl(), "");
            // a job that the vendor itself gave up is not billed, and asked for once more
            assertThat(faulty.jobs()).hasSize(fault == SpeechFault.ERROR_IN_SUCCESS ? 2 : 1);
            faulty.letGo();
        }
    }

    @Test
    void nobody_is_there() throws SQLException {
        try (OpenAiSpeechServer faulty = OpenAiSpeechServer.start(SpeechDialect.OPENAI)) {
            faulty.hangUp();
            endsInADraftByAnother("openai", faulty.baseUrl(), "whisper-1");
        }
        try (AssemblyAiServer faulty = AssemblyAiServer.start().withKey(SpeechDesk.KEY)) {
            faulty.hangUp();
            endsInADraftByAnother("assemblyai", faulty.baseUrl(), "");
        }
    }

    @Test
    void the_line_is_not_to_be_trusted() throws SQLException {
        try (OpenAiSpeechServer faulty = OpenAiSpeechServer.start(SpeechDialect.OPENAI)) {
            endsInADraftByAnother("openai", faulty.baseUrl().replace("http:", "https:"), "whisper-1");
            endsInADraftByAnother("assemblyai", faulty.baseUrl().replace("http:", "https:"), "");
        }
    }

    @Test
    void what_an_engine_still_holds_when_it_is_removed_is_deleted_there_and_then_its_key_is_forgotten()
            throws Exception {
        try (AssemblyAiServer vendor = AssemblyAiServer.start().withKey(SpeechDesk.KEY)) {
            vendor.always(AssemblyAiServer.Step.DELETE, SpeechFault.UNAVAILABLE_503);
            UUID engine = desk.engine("assemblyai", "Removed", vendor.baseUrl(), "", true);
            desk.first(engine);
            UUID visit = desk.bring(WAV);
            desk.awaitDraft(visit);
            desk.clinic.delete("/engines/" + engine).expect(204);
            product.asSuperuser(
                    "update engine set removed_at = removed_at - interval '2 hours' where removed_at is not null");
            product.asSuperuser("update vendor_job set created_at = created_at - interval '1 hour'");

            desk.clinic.await(visit, it -> vendor.refusedDeletions() > 1, Duration.ofMinutes(3));
            assertThat(vendor.kept()).hasSize(1);
            assertThat(keys(engine)).as("kept as long as it is needed").containsExactly("true");
            vendor.well();
            desk.clinic.await(visit, it -> vendor.kept().isEmpty(), Duration.ofMinutes(3));
            desk.clinic.await(visit, it -> keys(engine).equals(List.of("false")), Duration.ofMinutes(3));
        }
    }

    private static List<String> keys(UUID engine) {
        try {
            return desk.tables.column(
                    desk.clinic.practiceId(),
                    "select (sealed_api_key is not null)::text from engine where id = ?",
                    engine);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void endsInADraftByAnother(String kind, String baseUrl, String model) throws SQLException {
        endsInADraft(kind, baseUrl, model, false);
    }

    private void endsInADraft(String kind, String baseUrl, String model, boolean byItself) throws SQLException {
        String name = "Faulty " + UUID.randomUUID();
        UUID first = desk.engine(kind, name, baseUrl, model, true);
        desk.first(first);
        UUID visit = desk.bring(WAV);
        desk.awaitDraft(visit);

        List<String> trail = desk.trail(visit);
        assertThat(trail.get(trail.size() - 1)).isEqualTo(byItself ? name + " DONE" : "Whole DONE");
        assertThat(trail).contains("Not allowed NOT_ALLOWED");
        if (!byItself) {
            assertThat(trail).anyMatch(it -> it.startsWith(name) && !it.endsWith("DONE"));
        }
        assertThat(SpeechDesk.text(desk.transcript(visit)))
                .isEqualTo(ToneEncoder.standard().truth(SpeechDesk.VISIT).text());
        assertThat(stranger.calls()).as("not one byte").isZero();
        desk.clinic.delete("/engines/" + first).expect(204);
    }
}
