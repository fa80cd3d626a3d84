package org.florscribe.clinical.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.recording.Span;
import org.junit.jupiter.api.Test;

class SpokenConversationTest {

    private static final Span MINUTE = new Span(0, 60_000);

    @Test
    void voices_become_speakers_in_order_of_appearance() {
        Conversation said = SpokenConversation.of(
                Optional.of("en"),
                List.of(line("1/B", "Any fever?", 300), line("0/A", "No.", 2_000), line("1/B", "Good.", 4_000)));

        assertThat(said.language()).isEqualTo("en");
        assertThat(said.speakers())
                .containsExactly(
                        new Speaker("s1", SpeakerRole.OTHER, "Speaker A"),
                        new Speaker("s2", SpeakerRole.OTHER, "Speaker B"));
        assertThat(said.utterances()).extracting(Utterance::speakerId).containsExactly("s1", "s2", "s1");
        assertThat(said.utterances()).extracting(Utterance::id).containsExactly("u1", "u2", "u3");
        assertThat(said.isOneVoice()).isFalse();
    }

    @Test
    void words_keep_their_times_as_long_as_the_engine_told_them() {
        Conversation said = SpokenConversation.of(Optional.empty(), List.of(line("A", "Any fever?", 300)));

        assertThat(said.language()).isEqualTo(Conversation.UNKNOWN_LANGUAGE);
        assertThat(said.isOneVoice()).isTrue();
        assertThat(said.utterances().get(0).words().orElseThrow())
                .containsExactly(
                        new Utterance.Word("Any", 300, 500, Optional.of(0.5)),
                        new Utterance.Word("fever?", 600, 800, Optional.of(0.5)));
        assertThat(said.rewordUtterance("u1", "Any flavour?")
                        .utterances()
                        .get(0)
                        .words())
                .isEmpty();
    }

    @Test
    void a_sentence_that_an_engine_cut_is_one_line_again_and_other_voices_are_not_drawn_in() {
        Conversation said = SpokenConversation.of(
                Optional.empty(),
                List.of(
                        line("A", "It hurts when I", 0),
                        line("A", "climb the stairs.", 900),
                        line("A", "and at night", 3_000),
                        line("B", "since when?", 3_900)));

        assertThat(said.utterances())
                .extracting(Utterance::text)
                .containsExactly("It hurts when I climb the stairs.", "and at night", "since when?");
    }

    @Test
    void minutes_in_one_phrase_become_sentences_with_reckoned_times() {
        SpokenText.Phrase all =
                new SpokenText.Phrase(Optional.empty(), 0, 60_000, "One two three. ".repeat(6) + "Four?", List.of());
        List<Span> speech = List.of(new Span(0, 19_000), new Span(41_000, 60_000));

        Conversation said = SpokenConversation.of(
                Optional.empty(),
                SpokenLine.of(all, new Piece(MINUTE, speech)).stream().toList());

        assertThat(said.utterances())
                .hasSize(7)
                .allSatisfy(it -> assertThat(it.words()).isEmpty());
        assertThat(said.utterances().get(2).endMs()).isBetween(17_000L, 19_000L);
        assertThat(said.utterances().get(4).startMs()).isBetween(41_000L, 49_000L);
        assertThat(said.utterances().get(6).endMs()).isEqualTo(60_000);
    }

    private static SpokenLine line(String voice, String text, long startMs) {
        List<Utterance.Word> words = new ArrayList<>();
        long now = startMs;
        for (String word : text.split(" ", -1)) {
            words.add(new Utterance.Word(word, now, now + 200, Optional.of(0.5)));
            now += 300;
        }
        return new SpokenLine(Optional.of(voice), text, words, true);
    }
}
