package org.florscribe.adapter.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelFailure;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.testing.SelfSignedServer;
import org.florscribe.testing.model.ChatFault;
import org.florscribe.testing.model.ChatKind;
import org.florscribe.testing.model.ChatServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of each fault: its class, how often it is asked, and what is on the bill. */
class ModelFaultsTest {

    private final LanguageModelExtraction engine = new LanguageModelExtraction(Visits.client(), Clock.systemUTC());
    private final ChatServer server = ChatServer.start(ChatKind.OPENAI);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_REQUEST_400, INPUT, 1, 0",
        "UNAUTHORIZED_401, CONFIGURATION, 1, 0",
        "FORBIDDEN_403, CONFIGURATION, 1, 0",
        "NOT_FOUND_404, CONFIGURATION, 1, 0",
        "TIMEOUT_408, TRANSIENT, 1, 0",
        "TOO_LARGE_413, BAD_SUCCESS, 3, 0",
        "RATE_429, BUSY, 1, 0",
        "QUOTA_429, QUOTA, 1, 0",
        "ERROR_500, TRANSIENT, 1, 0",
        "UNAVAILABLE_503, BUSY, 1, 0",
        "HALF_ANSWER, BAD_SUCCESS, 1, 0",
        "MALFORMED_JSON, BAD_SUCCESS, 1, 0",
        "BROKEN_CONTENT, BAD_SUCCESS, 3, 3",
        "WRONG_SCHEMA, BAD_SUCCESS, 3, 3",
        "UNKNOWN_CITATIONS, BAD_SUCCESS, 3, 3",
        "EMPTY, BAD_SUCCESS, 3, 3",
        "CUT_OFF, BAD_SUCCESS, 3, 3",
        "SILENTLY_CUT, BAD_SUCCESS, 3, 3",
        "REFUSAL, INPUT, 1, 0",
        "FILTERED, INPUT, 1, 0",
        "ERROR_IN_SUCCESS, BAD_SUCCESS, 1, 0"
    })
    void each_fault_has_its_class_and_its_bill(ChatFault fault, EngineFault expected, int calls, int paid) {
        server.always(fault);

        ModelFailure failure = failure(Visits.access(server, ChatKind.OPENAI), Visits.DEADLINE);

        assertThat(failure.fault()).isEqualTo(expected);
        assertThat(server.calls()).isEqualTo(calls);
        assertThat(failure.use().calls()).isEqualTo(paid);
        assertThat(failure.getMessage()).doesNotContain("cough", "ibuprofen", "sorry");
        assertThat(failure.use().in() > 0).isEqualTo(paid > 0);
    }

    @Test
    void a_busy_engine_says_how_long_to_wait() {
        server.always(ChatFault.RATE_429);
        assertThat(failure(Visits.access(server, ChatKind.OPENAI), Visits.DEADLINE)
                        .retryAfter())
                .contains(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = ChatFault.class,
            names = {"HANG", "SLOW_DRIP"})
    void the_deadline_covers_the_whole_answer(ChatFault fault) {
        server.always(fault);
        long before = System.nanoTime();
        ModelFailure failure = failure(Visits.access(server, ChatKind.OPENAI), Duration.ofMillis(400));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThat(failure.fault())
                .isEqualTo(fault == ChatFault.HANG ? EngineFault.TRANSIENT : EngineFault.BAD_SUCCESS);
        server.letGo();
    }

    @ParameterizedTest
    @EnumSource(
            value = ChatFault.class,
            names = {"BROKEN_CONTENT", "WRONG_SCHEMA", "UNKNOWN_CITATIONS", "EMPTY"})
    void an_answer_that_cannot_be_used_is_repaired_twice_at_most(ChatFault fault) {
        server.withNext(fault, fault);

        ModelResult<List<Finding>> found =
                engine.extract(Visits.access(server, ChatKind.OPENAI), Visits.cough(), Visits.errand());

        assertThat(found.value()).hasSize(6);
        assertThat(found.calls()).isEqualTo(3);
        assertThat(server.received().get(2).repairs()).isEqualTo(1);
        assertThat(server.refusals()).isEmpty();
        String said = server.received().get(1).words("user").get(1);
        assertThat(said)
                .contains(
                        switch (fault) {
                            case WRONG_SCHEMA -> "answer has no findings";
                            case UNKNOWN_CITATIONS -> "cites an id that is not in the material";
                            default -> "it is no JSON";
                        });
    }

    @Test
    void an_answer_that_was_cut_off_is_asked_for_again_in_parts() {
        server.withNext(ChatFault.CUT_OFF);
        ModelResult<List<Finding>> found =
                engine.extract(Visits.access(server, ChatKind.OPENAI), Visits.cough(), Visits.errand());
        assertThat(found.value()).hasSize(6);
        assertThat(found.calls()).isEqualTo(2);
    }

    @Test
    void nobody_listens() {
        server.hangUp();
        assertThat(failure(Visits.access(server, ChatKind.OPENAI), Visits.DEADLINE)
                        .fault())
                .isEqualTo(EngineFault.TRANSIENT);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_ends_the_call_before_a_word_is_sent(@TempDir Path folder)
            throws Exception {
        try (SelfSignedServer unknown = new SelfSignedServer(folder)) {
            ModelFailure failure = failure(
                    Visits.access("https://127.0.0.1:" + unknown.port() + "/v1", ChatKind.OPENAI, Map.of()),
                    Visits.DEADLINE);
            assertThat(failure.fault()).isEqualTo(EngineFault.CONFIGURATION);
            assertThat(unknown.calls()).isZero();
        }
    }

    @Test
    void an_address_of_the_inside_is_not_called() {
        ModelFailure failure =
                failure(Visits.access("http://169.254.169.254/v1", ChatKind.OPENAI, Map.of()), Visits.DEADLINE);
        assertThat(failure.fault()).isEqualTo(EngineFault.CONFIGURATION);
    }

    private ModelFailure failure(EngineAccess access, Duration deadline) {
        return catchThrowableOfType(
                ModelFailure.class, () -> engine.extract(access, Visits.cough(), ModelErrand.within(deadline)));
    }
}
