package org.florscribe.clinical.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.florscribe.clinical.recording.Span;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.junit.jupiter.api.Test;

class TranscriptJudgeTest {

    private static final String TALK = "So what brings you in today? My left knee has been hurting for two weeks, "
            + "and it is worse when I climb the stairs. Have you had any fever or did you fall? No, I have not. "
            + "Are you still taking the lisinopril that we started in March? Yes, twenty milligrams in the morning. "
            + "Let me have a look at it, and then we talk about what to do with your blood pressure.";

    @Test
    void ordinary_talk_passes() {
        passes(said("en", TALK, 0, 30_000), 30_000);
        passes(said("", TALK, 0, 30_000), 30_000);
    }

    @Test
    void an_empty_answer_fails_where_somebody_speaks_and_passes_for_a_cough() {
        fails(said("en", " ", 0, 0), 30_000, "no words");
        passes(said("en", "", 0, 0), 900);
    }

    @Test
    void a_halting_speaker_passes_and_an_answer_with_most_of_it_missing_does_not() {
        passes(said("en", words(40), 0, 60_000), 60_000);
        fails(said("en", words(20), 0, 60_000), 60_000, "far fewer words");
    }

    @Test
    void characters_count_where_a_language_has_no_spaces() {
        passes(
                said(
                        "zh",
                        "\u4f60\u597d".repeat(3)
                                + IntStream.range(0, 60)
                                        .mapToObj(i -> Character.toString(0x4E00 + i * 7))
                                        .collect(Collectors.joining()),
                        0,
                        30_000),
                30_000);
    }

    @Test
    void going_round_in_circles_fails() {
        fails(said("en", "Thank you for watching. ".repeat(6), 0, 30_000), 30_000, "over and over");
        fails(said("en", "no ".repeat(30), 0, 20_000), 20_000, "over and over");
        fails(said("en", (TALK + " ").repeat(9), 0, 200_000), 200_000, "over and over");
    }

    @Test
    void people_who_repeat_themselves_pass() {
        passes(said("en", "No, no, no, no, I did not. Yes, yes. No, no, no. " + TALK, 0, 30_000), 30_000);
        passes(said("en", (TALK + " ").repeat(3), 0, 90_000), 90_000);
    }

    @Test
    void another_language_than_that_of_the_visit_fails() {
        String spanish =
                "Me duele mucho la rodilla y no puedo dormir por la noche. Tengo que tomar una pastilla con la "
                        + "comida pero es muy cara, y el doctor me dijo que la tome en la noche con un vaso de agua.";
        failsIn("en", said("es", spanish, 0, 30_000), 30_000);
        failsIn("en", said("", spanish, 0, 30_000), 30_000);
        failsIn("en", said("en", spanish, 0, 30_000), 30_000);
        fails(said("en", spanish, 0, 30_000), 30_000, "another language than it says");
        passes(said("es", spanish, 0, 30_000), 30_000);
        assertThatCode(() -> TranscriptJudge.judge(said("en-US", TALK, 0, 30_000), piece(30_000), Set.of("en")))
                .doesNotThrowAnyException();
    }

    @Test
    void times_outside_the_recording_fail() {
        fails(said("en", TALK, 0, 40_000), 30_000, "outside");
        fails(said("en", TALK, 31_000, 32_000), 30_000, "outside");
        passes(said("en", TALK, 0, 32_000), 30_000);
    }

    @Test
    void an_answer_that_ends_a_minute_too_early_fails() {
        fails(said("en", words(200), 0, 120_000), 180_000, "end long before");
    }

    @Test
    void the_reason_holds_no_word_of_the_text() {
        assertThatThrownBy(() ->
                        TranscriptJudge.judge(said("en", "Thank you. ".repeat(20), 0, 9_000), piece(9_000), Set.of()))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainIgnoringCase("thank"));
    }

    private static void passes(SpokenText text, long speechMs) {
        assertThatCode(() -> TranscriptJudge.judge(text, piece(speechMs), Set.of()))
                .doesNotThrowAnyException();
    }

    private static void fails(SpokenText text, long speechMs, String why) {
        assertThatThrownBy(() -> TranscriptJudge.judge(text, piece(speechMs), Set.of()))
                .isInstanceOfSatisfying(
                        EngineFailure.class, e -> assertThat(e.fault()).isEqualTo(EngineFault.BAD_SUCCESS))
                .hasMessageContaining(why);
    }

    private static void failsIn(String language, SpokenText text, long speechMs) {
        assertThatThrownBy(() -> TranscriptJudge.judge(text, piece(speechMs), Set.of(language)))
                .hasMessageContaining("another language");
    }

    private static Piece piece(long speechMs) {
        Span all = new Span(5_000, 5_000 + speechMs);
        return new Piece(all, List.of(all));
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    }

    private static SpokenText said(String language, String text, long startMs, long endMs) {
        return new SpokenText(
                Optional.of(language).filter(it -> !it.isEmpty()),
                List.of(new SpokenText.Phrase(Optional.empty(), startMs, endMs, text, List.of())),
                Optional.empty());
    }
}
