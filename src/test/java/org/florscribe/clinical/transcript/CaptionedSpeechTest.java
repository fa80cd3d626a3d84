package org.florscribe.clinical.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.caption.Caption;
import org.junit.jupiter.api.Test;

class CaptionedSpeechTest {

    @Test
    void captions_become_lines_with_their_voices_and_times() {
        Conversation said = CaptionedSpeech.conversation(List.of(
                        new Caption(0, true, Optional.of("A"), "What brings you in?", 1_000, 2_000),
                        new Caption(1, true, Optional.of("B"), "A cough.", 2_500, 3_000),
                        new Caption(2, true, Optional.empty(), "Hm.", 3_100, 3_200)))
                .orElseThrow();

        assertThat(said.utterances())
                .extracting(Utterance::text)
                .containsExactly("What brings you in?", "A cough.", "Hm.");
        assertThat(said.speakers()).hasSize(3);
        assertThat(said.utterances().get(1).startMs()).isEqualTo(2_500);
        assertThat(said.utterances().get(1).endMs()).isEqualTo(3_000);
    }

    @Test
    void without_a_word_there_is_no_conversation() {
        assertThat(CaptionedSpeech.conversation(List.of())).isEmpty();
        assertThat(CaptionedSpeech.conversation(List.of(new Caption(0, true, Optional.empty(), " ", 0, 0))))
                .isEmpty();
    }
}
