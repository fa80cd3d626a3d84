package org.florscribe.clinical.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.InvalidInput;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

    private static final Conversation HEARD = new Conversation(
            "en",
            List.of(new Speaker("s1", SpeakerRole.PATIENT, "One"), new Speaker("s2", SpeakerRole.CLINICIAN, "Two")),
            List.of(
                    new Utterance("u1", "s1", 0, 1, "What brings you in?"),
                    new Utterance("u2", "s2", 1, 2, "A cough."),
                    new Utterance("u3", "s1", 2, 3, "Since when?")));

    @Test
    void a_swap_changes_every_line_of_both_voices() {
        Conversation now = corrected(
                new Corrections(Optional.of(new Corrections.Swap("s1", "s2")), List.of(), List.of(), List.of()));

        assertThat(now.speakers())
                .extracting(Speaker::role)
                .containsExactly(SpeakerRole.CLINICIAN, SpeakerRole.PATIENT);
        assertThat(Corrections.linesChanged(HEARD, now)).containsExactlyInAnyOrder("u1", "u2", "u3");
    }

    @Test
    void a_new_name_changes_no_line() {
        Conversation now = corrected(new Corrections(
                Optional.empty(),
                List.of(new Corrections.OfSpeaker("s1", Optional.empty(), Optional.of("Dr. Demo"))),
                List.of(),
                List.of()));

        assertThat(now.speakers().get(0).label()).isEqualTo("Dr. Demo");
        assertThat(Corrections.linesChanged(HEARD, now)).isEmpty();
    }

    @Test
    void another_role_changes_the_lines_of_that_voice() {
        Conversation now = corrected(new Corrections(
                Optional.empty(),
                List.of(new Corrections.OfSpeaker("s1", Optional.of(SpeakerRole.OTHER), Optional.empty())),
                List.of(),
                List.of()));

        assertThat(Corrections.linesChanged(HEARD, now)).containsExactlyInAnyOrder("u1", "u3");
    }

    @Test
    void a_moved_or_reworded_line_changes_only_itself_and_keeps_its_id_and_time() {
        Conversation now = corrected(new Corrections(
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(
                        new Corrections.OfUtterance("u2", Optional.empty(), Optional.of("A rash.")),
                        new Corrections.OfUtterance("u3", Optional.of("s2"), Optional.empty()))));

        assertThat(now.utterances().get(1)).isEqualTo(new Utterance("u2", "s2", 1, 2, "A rash."));
        assertThat(now.utterances().get(2)).isEqualTo(new Utterance("u3", "s2", 2, 3, "Since when?"));
        assertThat(Corrections.linesChanged(HEARD, now)).containsExactlyInAnyOrder("u2", "u3");
    }

    @Test
    void lines_go_to_a_voice_that_was_not_told_apart() {
        Conversation now = corrected(new Corrections(
                Optional.empty(),
                List.of(),
                List.of(new Corrections.NewSpeaker("new", SpeakerRole.OTHER, " Mother ")),
                List.of(new Corrections.OfUtterance("u2", Optional.of("new"), Optional.empty()))));

        assertThat(now.speakers()).last().isEqualTo(new Speaker("s3", SpeakerRole.OTHER, "Mother"));
        assertThat(now.utterances().get(1).speakerId()).isEqualTo("s3");
        assertThat(Corrections.linesChanged(HEARD, now)).containsExactly("u2");
    }

    @Test
    void a_new_voice_takes_no_id_of_another() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> corrected(new Corrections(
                        Optional.empty(),
                        List.of(),
                        List.of(new Corrections.NewSpeaker("s2", SpeakerRole.OTHER, "Mother")),
                        List.of())));
    }

    @Test
    void what_is_not_there_cannot_be_corrected() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> corrected(new Corrections(
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(new Corrections.OfUtterance("u9", Optional.empty(), Optional.of("x"))))));
    }

    @Test
    void the_same_file_in_two_visits_cannot_be_told_from_two_files() {
        TranscriptFile file = new TranscriptFile("text/plain", new byte[] {1, 2, 3});
        UUID visit = new UUID(1, 1);

        assertThat(TranscriptSource.hashOf(visit, file)).isEqualTo(TranscriptSource.hashOf(visit, file));
        assertThat(TranscriptSource.hashOf(visit, file)).isNotEqualTo(TranscriptSource.hashOf(new UUID(1, 2), file));
    }

    private static Conversation corrected(Corrections corrections) {
        return corrections.applyTo(HEARD);
    }
}
