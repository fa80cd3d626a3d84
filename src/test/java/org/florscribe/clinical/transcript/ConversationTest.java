package org.florscribe.clinical.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.florscribe.shared.InvalidInput;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final Conversation VISIT = new Conversation(
            "en",
            List.of(
                    new Speaker("s1", SpeakerRole.CLINICIAN, "Doctor"),
                    new Speaker("s2", SpeakerRole.PATIENT, "Patient")),
            List.of(new Utterance("u1", "s1", 0, 1000, "Any cough?"), new Utterance("u2", "s2", 900, 2000, "No.")));

    @Test
    void swapped_speakers_trade_role_and_label_and_keep_their_lines() {
        Conversation swapped = VISIT.swapSpeakers("s1", "s2");
        assertThat(swapped.speakers())
                .containsExactly(
                        new Speaker("s1", SpeakerRole.PATIENT, "Patient"),
                        new Speaker("s2", SpeakerRole.CLINICIAN, "Doctor"));
        assertThat(swapped.utterances()).isEqualTo(VISIT.utterances());
        assertThat(swapped.swapSpeakers("s2", "s1")).isEqualTo(VISIT);
    }

    @Test
    void a_speaker_gets_another_role_or_label() {
        assertThat(VISIT.assignRole("s2", SpeakerRole.OTHER).speaker("s2"))
                .contains(new Speaker("s2", SpeakerRole.OTHER, "Patient"));
        assertThat(VISIT.renameSpeaker("s2", " Jo ").speaker("s2"))
                .contains(new Speaker("s2", SpeakerRole.PATIENT, "Jo"));
        assertThatThrownBy(() -> VISIT.renameSpeaker("s2", " ")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> VISIT.renameSpeaker("s2", "x".repeat(101))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> VISIT.assignRole("s3", SpeakerRole.OTHER)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_line_moves_to_another_speaker_with_its_id_and_times() {
        assertThat(VISIT.moveUtterance("u2", "s1").utterances())
                .containsExactly(VISIT.utterances().get(0), new Utterance("u2", "s1", 900, 2000, "No."));
        assertThatThrownBy(() -> VISIT.moveUtterance("u3", "s1")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> VISIT.moveUtterance("u1", "s3")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void the_words_of_a_line_can_be_corrected() {
        assertThat(VISIT.rewordUtterance("u2", " A little. ").utterance("u2"))
                .contains(new Utterance("u2", "s2", 900, 2000, "A little."));
        assertThatThrownBy(() -> VISIT.rewordUtterance("u2", " ")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> VISIT.rewordUtterance("u9", "x")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_second_conversation_follows_the_first_and_ids_go_on() {
        Conversation second = new Conversation(
                "und",
                List.of(
                        new Speaker("s1", SpeakerRole.OTHER, "Nurse"),
                        new Speaker("s2", SpeakerRole.CLINICIAN, "doctor")),
                List.of(
                        new Utterance("u1", "s2", 0, 500, "One more thing."),
                        new Utterance("u2", "s1", 500, 700, "Yes?")));
        Conversation both = VISIT.append(second);
        assertThat(both.language()).isEqualTo("en");
        assertThat(both.speakers())
                .containsExactly(
                        VISIT.speakers().get(0),
                        VISIT.speakers().get(1),
                        new Speaker("s3", SpeakerRole.OTHER, "Nurse"));
        assertThat(both.utterances())
                .containsExactly(
                        VISIT.utterances().get(0),
                        VISIT.utterances().get(1),
                        new Utterance("u3", "s1", 2000, 2500, "One more thing."),
                        new Utterance("u4", "s3", 2500, 2700, "Yes?"));
        assertThat(both.append(second).utterances().get(5).id()).isEqualTo("u6");
    }

    @Test
    void appending_to_nothing_takes_the_language_of_what_comes() {
        Conversation nothing = new Conversation("und", List.of(), List.of());
        assertThat(nothing.append(VISIT)).isEqualTo(VISIT);
        assertThat(nothing.hasTimes()).isFalse();
        assertThat(VISIT.hasTimes()).isTrue();
    }

    @Test
    void nothing_said_is_printed_with_a_line() {
        assertThat(VISIT.utterances().toString()).doesNotContain("cough");
    }
}
