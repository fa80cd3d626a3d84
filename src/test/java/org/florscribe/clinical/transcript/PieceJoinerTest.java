package org.florscribe.clinical.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.florscribe.clinical.recording.Span;
import org.florscribe.clinical.transcript.PieceJoiner.Heard;
import org.junit.jupiter.api.Test;

/** What the pieces of one recording say together: every word once, every voice its own. */
class PieceJoinerTest {

    /** Who says "doctor" in it is the clinician, who says "patient" the patient. */
    private static final SpeakerAttribution BY_WORD = conversation -> new Conversation(
            conversation.language(),
            conversation.speakers().stream()
                    .map(speaker -> new Speaker(speaker.id(), role(conversation, speaker.id()), speaker.label()))
                    .toList(),
            conversation.utterances());

    private final PieceJoiner joiner = new PieceJoiner(BY_WORD);

    @Test
    void words_that_two_pieces_share_come_once() {
        SpokenText first = said("A", word("take", 0), word("two", 500), word("tablets", 1_000), word("twi", 1_500));
        SpokenText second = said("A", word("tablets", 50), word("twice", 550), word("daily", 1_000));

        List<SpokenLine> lines = joiner.join(List.of(heard(0, 1_700, first), heard(1_000, 5_000, second)));

        assertThat(text(lines)).isEqualTo("take two tablets twice daily");
        assertThat(lines.get(1).words().get(0).startMs()).isEqualTo(1_550);
    }

    @Test
    void where_the_pieces_hear_different_words_each_counts_for_its_half() {
        SpokenText first = said("A", word("no", 0), word("chest", 500), word("payne", 1_000));
        SpokenText second = said("A", word("just", 0), word("pain", 500), word("today", 1_000));

        assertThat(text(joiner.join(List.of(heard(0, 1_400, first), heard(500, 5_000, second)))))
                .isEqualTo("no chest pain today");
    }

    @Test
    void a_piece_that_heard_nothing_in_the_overlap_takes_no_words_away() {
        SpokenText first = said("A", word("no", 0), word("chest", 500), word("pain", 1_000));
        SpokenText second = said("A", word("today", 2_500));

        assertThat(text(joiner.join(List.of(heard(0, 1_400, first), heard(500, 5_000, second)))))
                .isEqualTo("no chest pain today");
        assertThat(text(joiner.join(List.of(heard(0, 1_400, said("A", word("well", 0))), heard(500, 5_000, first)))))
                .isEqualTo("well no chest pain");
    }

    @Test
    void without_times_of_words_the_texts_tell_where_they_overlap() {
        SpokenText first = untimed("The knee hurts when I climb the stairs at ho", 0, 20_000);
        SpokenText second = untimed("climb the stairs at home and when I kneel.", 0, 20_000);

        assertThat(text(joiner.join(List.of(heard(0, 20_000, first), heard(16_000, 36_000, second)))))
                .isEqualTo("The knee hurts when I climb the stairs at home and when I kneel.");
    }

    @Test
    void without_times_and_without_a_word_in_common_nothing_is_left_out() {
        assertThat(text(joiner.join(List.of(
                        heard(0, 20_000, untimed("The knee hurts.", 0, 20_000)),
                        heard(16_000, 36_000, untimed("Any fever?", 0, 20_000))))))
                .isEqualTo("The knee hurts. Any fever?");
    }

    @Test
    void words_in_common_tell_whose_voice_is_whose() {
        SpokenText first = new SpokenText(
                Optional.empty(),
                List.of(
                        phrase("A", word("how", 0), word("long", 300)),
                        phrase("B", word("three", 1_000), word("weeks", 1_300), word("now", 1_600))),
                Optional.empty());
        SpokenText second = new SpokenText(
                Optional.empty(),
                List.of(
                        phrase("A", word("three", 0), word("weeks", 300), word("now", 600)),
                        phrase("B", word("any", 1_500), word("fever", 1_800))),
                Optional.empty());

        List<SpokenLine> lines = joiner.join(List.of(heard(0, 2_000, first), heard(1_000, 9_000, second)));

        assertThat(lines).hasSize(4);
        assertThat(lines.get(2).voice()).isEqualTo(lines.get(1).voice());
        assertThat(lines.get(3).voice()).isPresent().isNotEqualTo(lines.get(1).voice());
        assertThat(text(lines)).isEqualTo("how long three weeks now any fever");
    }

    @Test
    void across_a_pause_voices_are_known_by_how_they_talk_and_others_stay_apart() {
        SpokenText first = new SpokenText(
                Optional.empty(),
                List.of(phrase("A", word("doctor", 0)), phrase("B", word("patient", 1_000))),
                Optional.empty());
        SpokenText second = new SpokenText(
                Optional.empty(),
                List.of(
                        phrase("A", word("patient", 0)),
                        phrase("B", word("doctor", 500)),
                        phrase("C", word("son", 900))),
                Optional.empty());

        List<SpokenLine> lines = joiner.join(List.of(heard(0, 2_000, first), heard(2_000, 4_000, second)));

        assertThat(lines.get(2).voice()).isEqualTo(lines.get(1).voice());
        assertThat(lines.get(3).voice()).isEqualTo(lines.get(0).voice());
        assertThat(lines.get(4).voice())
                .isPresent()
                .isNotIn(lines.get(0).voice(), lines.get(1).voice());
    }

    @Test
    void however_a_conversation_is_cut_each_word_comes_once_in_order() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<SpokenText.Word> all = new ArrayList<>();
            long now = 0;
            for (int i = 0; i < 120; i++) {
                all.add(new SpokenText.Word("w" + random.nextInt(40), now, now + 250, Optional.empty()));
                now += 260 + random.nextInt(300);
            }
            List<Heard> pieces = new ArrayList<>();
            for (long start = 0; start < now; start += 11_000) {
                pieces.add(cut(all, start, Math.min(now, start + 15_000), random));
            }

            assertThat(text(joiner.join(pieces)))
                    .isEqualTo(String.join(
                            " ", all.stream().map(SpokenText.Word::text).toList()));
        }
    }

    /** The words that lie wholly in the piece, a little earlier or later than they are, and a part of one at its edge. */
    private static Heard cut(List<SpokenText.Word> all, long start, long end, Random random) {
        List<SpokenText.Word> words = new ArrayList<>();
        for (SpokenText.Word word : all) {
            if (word.startMs() >= start && word.endMs() <= end) {
                long from = Math.max(0, word.startMs() - start + random.nextInt(60) - 30);
                words.add(new SpokenText.Word(word.text(), from, from + 250, word.confidence()));
            }
        }
        return heard(start, end, said("A", words.toArray(SpokenText.Word[]::new)));
    }

    private static SpeakerRole role(Conversation conversation, String speakerId) {
        String words = String.join(
                " ",
                conversation.utterances().stream()
                        .filter(it -> it.speakerId().equals(speakerId))
                        .map(Utterance::text)
                        .toList());
        if (words.contains("doctor")) {
            return SpeakerRole.CLINICIAN;
        }
        return words.contains("patient") ? SpeakerRole.PATIENT : SpeakerRole.OTHER;
    }

    private static Heard heard(long startMs, long endMs, SpokenText text) {
        Span place = new Span(startMs, endMs);
        return new Heard(new Piece(place, List.of(place)), text);
    }

    private static SpokenText said(String voice, SpokenText.Word... words) {
        return new SpokenText(Optional.empty(), List.of(phrase(voice, words)), Optional.empty());
    }

    private static SpokenText untimed(String text, long startMs, long endMs) {
        return new SpokenText(
                Optional.empty(),
                List.of(new SpokenText.Phrase(Optional.empty(), startMs, endMs, text, List.of())),
                Optional.empty());
    }

    private static SpokenText.Phrase phrase(String voice, SpokenText.Word... words) {
        List<SpokenText.Word> all = List.of(words);
        return new SpokenText.Phrase(
                Optional.of(voice),
                all.get(0).startMs(),
                all.get(all.size() - 1).endMs(),
                String.join(" ", all.stream().map(SpokenText.Word::text).toList()),
                all);
    }

    private static SpokenText.Word word(String text, long startMs) {
        return new SpokenText.Word(text, startMs, startMs + 250, Optional.of(0.9));
    }

    private static String text(List<SpokenLine> lines) {
        return String.join(" ", lines.stream().map(SpokenLine::text).toList());
    }
}
