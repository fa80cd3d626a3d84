package org.florscribe.clinical.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.florscribe.clinical.transcript.SpeechWorld.failing;
import static org.florscribe.clinical.transcript.SpeechWorld.saying;
import static org.florscribe.clinical.transcript.SpeechWorld.words;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.recording.Measurement;
import org.florscribe.clinical.recording.Span;
import org.florscribe.clinical.transcript.NotTranscribed.Reason;
import org.florscribe.clinical.transcript.SpeechWorld.FakeEngine;
import org.florscribe.practice.engine.EngineFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpeechToTextTest {

    private final SpeechWorld world = new SpeechWorld();

    @Test
    void the_first_engine_that_answers_well_writes_it_down() {
        spoken(60_000);
        FakeEngine first = world.engine("first").answers(words());
        FakeEngine second = world.engine("second").answers(words());

        HeardRecording heard = world.hear();

        assertThat(heard.engine()).isEqualTo("first");
        assertThat(heard.said().language()).isEqualTo("en");
        assertThat(heard.said().endMs()).isBetween(59_000L, 60_000L);
        assertThat(heard.took()).isEqualTo(Duration.ofSeconds(2));
        assertThat(first.sentMs).containsExactly(60_000L);
        assertThat(second.sentBytes).isZero();
        assertThat(world.trail).containsExactly("first DONE");
    }

    @Test
    void an_engine_that_may_not_have_patient_data_gets_not_one_byte() {
        spoken(60_000);
        FakeEngine first = world.engine("first").answers(words());
        first.allowed = false;
        world.engine("second").answers(words());

        assertThat(world.hear().engine()).isEqualTo("second");
        assertThat(first.sentBytes).isZero();
        assertThat(world.trail).containsExactly("first NOT_ALLOWED", "second DONE");
    }

    @Test
    void without_an_engine_that_is_allowed_it_says_so() {
        spoken(60_000);
        refused(Reason.NO_ENGINE);
        world.engine("first").answers(words()).allowed = false;
        refused(Reason.NO_ENGINE);
    }

    @Test
    void silence_is_sent_nowhere_unless_a_person_says_that_somebody_speaks() {
        world.measured = Optional.of(new Measurement(60_000, List.of(), -60, 0, false));
        FakeEngine first = world.engine("first").answers(saying(""), words());

        refused(Reason.NO_SPEECH);
        assertThat(first.sentBytes).isZero();
        assertThatThrownBy(() -> world.hear(true, true))
                .isInstanceOfSatisfying(
                        NotTranscribed.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_SPEECH));
        assertThat(first.sentMs).containsExactly(60_000L);
    }

    @ParameterizedTest
    @EnumSource(EngineFault.class)
    void whatever_fails_the_next_engine_goes_on(EngineFault fault) {
        spoken(60_000);
        FakeEngine first = world.engine("first").answers(failing(fault));
        world.engine("second").answers(words());

        assertThat(world.hear().engine()).isEqualTo("second");
        assertThat(first.sentMs).hasSize(fault.mayPass() ? 3 : 1);
        assertThat(world.trail).endsWith("second DONE").contains("first " + fault);
    }

    @ParameterizedTest
    @EnumSource(EngineFault.class)
    void when_all_fail_the_reason_is_the_engines(EngineFault fault) {
        spoken(60_000);
        world.engine("first").answers(failing(fault));

        refused(
                switch (fault) {
                    case CONFIGURATION -> Reason.CONFIGURATION;
                    case QUOTA -> Reason.QUOTA;
                    case INPUT -> Reason.INPUT;
                    case BUSY -> Reason.BUSY;
                    case TRANSIENT -> Reason.UNAVAILABLE;
                    case BAD_SUCCESS -> Reason.UNUSABLE;
                });
    }

    @Test
    void a_wish_to_wait_is_honoured_and_a_long_one_left_to_the_step() {
        spoken(60_000);
        FakeEngine first = world.engine("first")
                .answers(
                        failing(EngineFault.BUSY, Duration.ofSeconds(7)),
                        failing(EngineFault.BUSY, Duration.ofMinutes(5)));

        assertThatThrownBy(world::hear)
                .isInstanceOfSatisfying(
                        NotTranscribed.class, e -> assertThat(e.retryAfter()).contains(Duration.ofMinutes(5)));
        assertThat(world.waits).containsExactly(Duration.ofSeconds(7));
        assertThat(first.sentMs).hasSize(2);
    }

    @Test
    void with_another_engine_next_nobody_waits_longer_than_a_minute_and_the_audio() {
        spoken(20_000);
        FakeEngine first = world.engine("first").answers(failing(EngineFault.BUSY, Duration.ofSeconds(90)));
        FakeEngine second = world.engine("second").answers(words());

        world.hear();

        assertThat(world.waits).isEmpty();
        assertThat(first.deadlines).containsExactly(Duration.ofSeconds(80));
        assertThat(second.deadlines).containsExactly(Duration.ofMinutes(10));
    }

    @Test
    void what_timed_out_is_not_tried_again_while_another_engine_is_there() {
        spoken(60_000);
        FakeEngine first = world.engine("first").answers(failing(EngineFault.TRANSIENT));
        first.takes = Duration.ofSeconds(45);
        world.engine("second").answers(words());

        world.hear();

        assertThat(first.sentMs).hasSize(1);
    }

    @Test
    void an_answer_that_cannot_be_is_a_failure_and_is_not_paid_for_again_by_a_repetition() {
        spoken(60_000);
        FakeEngine first = world.engine("first").answers(saying("Thank you. ".repeat(40)));

        refused(Reason.UNUSABLE);
        assertThatThrownBy(() -> world.hear(false, false)).isInstanceOf(NotTranscribed.class);
        assertThat(first.sentMs).hasSize(1);
        refused(Reason.UNUSABLE);
        assertThat(first.sentMs).as("a person asked for it").hasSize(2);
        assertThat(world.trail).containsExactly("first BAD_SUCCESS", "first BAD_SUCCESS");
    }

    @Test
    void after_a_crash_only_the_pieces_that_are_missing_are_sent() {
        spoken(100_000);
        FakeEngine first = world.engine("first").answers(words(), failing(EngineFault.INPUT), words());
        first.mostMs = 60_000;

        refused(Reason.INPUT);
        HeardRecording heard = world.hear();

        assertThat(first.sentMs).containsExactly(60_000L, 44_000L, 44_000L);
        assertThat(world.trail).containsExactly("first DONE", "first INPUT", "first KEPT", "first DONE");
        assertThat(heard.said().endMs()).isGreaterThan(99_000);
    }

    @Test
    void where_one_engine_fails_midway_the_next_goes_on_from_there_and_both_are_named() {
        spoken(100_000);
        FakeEngine first = world.engine("first").answers(words(), failing(EngineFault.QUOTA));
        first.mostMs = 60_000;
        FakeEngine second = world.engine("second").answers(words());

        assertThat(world.hear().engine()).isEqualTo("first, second");
        assertThat(second.sentMs).containsExactly(44_000L);
    }

    @Test
    void an_engine_that_is_left_alone_for_a_while_is_passed_over() {
        spoken(60_000);
        FakeEngine first = world.engine("first").answers(words());
        world.heldBack.add(first.access.id());
        assertThatThrownBy(world::hear)
                .isInstanceOfSatisfying(
                        NotTranscribed.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(30)));

        world.engine("second").answers(words());
        assertThat(world.hear().engine()).isEqualTo("second");
        assertThat(first.sentBytes).isZero();
        assertThat(world.trail).containsExactly("first HELD_BACK", "first HELD_BACK", "second DONE");
    }

    @Test
    void without_a_place_at_any_engine_the_visit_waits_for_its_turn() {
        spoken(60_000);
        FakeEngine first = world.engine("first").answers(words());
        world.full.add(first.access.id());

        refused(Reason.QUEUED);
        assertThat(world.trail).isEmpty();
    }

    @Test
    void an_adapter_that_breaks_is_a_failed_engine_and_not_a_failed_step() {
        spoken(60_000);
        world.engine("first").answers(request -> {
            throw new IllegalStateException("surprise");
        });
        world.engine("second").answers(words());

        assertThat(world.hear().engine()).isEqualTo("second");
    }

    @Test
    void a_file_that_cannot_be_decoded_here_goes_as_it_is_to_an_engine_that_takes_it() {
        FakeEngine first = world.engine("first").answers(words());

        assertThat(world.hear().said().utterances()).isNotEmpty();
        assertThat(first.sentMs).containsExactly(0L);

        world.mediaType = "audio/flac";
        refused(Reason.INPUT);
    }

    @Test
    void another_language_than_expected_is_believed_when_a_second_engine_hears_it_too() {
        spoken(60_000);
        world.expected = new ExpectedSpeech(Optional.empty(), Optional.of("es-MX"), KeyTerms.NONE);
        world.engine("first").answers(words());
        refused(Reason.UNUSABLE);

        world.engine("second").answers(words());
        assertThat(world.hear().engine()).isEqualTo("second");
    }

    @Test
    void an_engine_that_gives_less_than_was_thought_is_asked_again_in_pieces_as_it_needs_them() {
        spoken(60_000);
        SpeechWorld.FakeEngine engine = world.engine("first")
                .answers(
                        request -> {
                            throw new OtherForm("PLAIN");
                        },
                        words());

        assertThat(world.hear().engine()).isEqualTo("first");
        assertThat(world.found).containsExactly("PLAIN");
        assertThat(engine.sentMs.get(0)).isEqualTo(60_000L);
        assertThat(engine.sentMs.subList(1, engine.sentMs.size()))
                .hasSizeGreaterThan(1)
                .allMatch(ms -> ms <= 30_000);
    }

    @Test
    void work_that_an_engine_gave_up_is_given_to_it_once_more_and_then_to_the_next() {
        spoken(60_000);
        SpeechWorld.FakeEngine first = world.engine("first").answers(request -> {
            throw new WorkGivenUp(EngineFault.TRANSIENT, "It gave up.");
        });
        world.engine("second").answers(words());

        assertThat(world.hear().engine()).isEqualTo("second");
        assertThat(first.sentMs).hasSize(2);
    }

    @Test
    void an_engine_is_told_the_language_that_somebody_named_and_not_the_one_that_consent_was_asked_in() {
        spoken(60_000);
        SpeechWorld.FakeEngine engine = world.engine("first").answers(words());
        world.expected = new ExpectedSpeech(Optional.empty(), Optional.of("en-US"), KeyTerms.NONE);
        world.hear();
        world.expected = new ExpectedSpeech(Optional.of("en"), Optional.of("es"), KeyTerms.NONE);
        world.hear();

        assertThat(engine.languages).containsExactly(Optional.empty(), Optional.of("en"));
    }

    @Test
    void another_language_than_the_one_that_was_named_is_no_answer() {
        spoken(60_000);
        world.engine("first").answers(words());
        world.expected = new ExpectedSpeech(Optional.of("es"), Optional.of("en"), KeyTerms.NONE);

        refused(Reason.UNUSABLE);
    }

    private void spoken(long ms) {
        world.measured = Optional.of(new Measurement(ms, List.of(new Span(0, ms)), -20, 0, false));
    }

    private void refused(Reason reason) {
        assertThatThrownBy(world::hear)
                .isInstanceOfSatisfying(
                        NotTranscribed.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
