package org.florscribe.adapter.rules.dialogue;

import java.util.List;
import java.util.Locale;
import org.florscribe.adapter.rules.context.Triggers;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.transcript.SpeakerRole;

/**
 * One sentence of a visit, spoken or noted.
 *
 * @param index its place among all lines
 * @param turn its utterance's place among all utterances
 * @param evidence id of the utterance or context item it is from
 * @param text in ordinary spelling, numbers in digits
 */
public record Line(
        int index,
        int turn,
        String evidence,
        SpeakerRole role,
        String text,
        String lower,
        List<Word> words,
        List<Triggers.Found> triggers,
        boolean isQuestion,
        Stage stage) {

    public static Line of(int index, int turn, String evidence, SpeakerRole role, String text, boolean isQuestion) {
        List<Word> words = Word.of(text);
        return new Line(
                index,
                turn,
                evidence,
                role,
                text,
                text.toLowerCase(Locale.ROOT),
                words,
                Triggers.in(words),
                isQuestion,
                Stage.HISTORY);
    }

    public Line in(Stage other) {
        return new Line(index, turn, evidence, role, text, lower, words, triggers, isQuestion, other);
    }

    public boolean isClinician() {
        return role == SpeakerRole.CLINICIAN;
    }

    /** Masked: what was said is never printed. */
    @Override
    public String toString() {
        return "Line[" + index + ", " + evidence + ", " + role + ", " + stage + "]";
    }
}
