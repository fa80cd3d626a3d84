package org.florscribe.adapter.rules.harness;

import java.util.List;
import java.util.Optional;
import org.florscribe.adapter.rules.context.ConText;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.dialogue.Answer;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;

/** One concept in one sentence, or in a question and what the patient said to it, as the engine reads a visit. */
public final class Exchange {

    private Exchange() {}

    /** @param question of the clinician just before; empty when the sentence stands alone */
    public static Context about(String concept, String question, String sentence) {
        return question.isEmpty() ? stated(concept, Visit.ordinary(sentence)) : answered(concept, question, sentence);
    }

    /** In a sentence by itself; plain when the sentence does not hold the concept's words. */
    public static Context stated(String concept, String sentence) {
        List<Word> words = Word.of(sentence);
        return at(words, concept)
                .map(from -> ConText.judge(words, from, from + Word.of(concept).size()))
                .orElse(Context.PLAIN);
    }

    private static Context answered(String concept, String question, String sentence) {
        Conversation conversation = new Conversation(
                "en",
                List.of(
                        new Speaker("s1", SpeakerRole.CLINICIAN, "doctor"),
                        new Speaker("s2", SpeakerRole.PATIENT, "patient")),
                List.of(new Utterance("u1", "s1", 0, 1, question), new Utterance("u2", "s2", 1, 2, sentence)));
        Visit visit = Visit.of(new VisitMaterial(conversation, List.of(), Optional.empty(), Optional.empty()));
        for (Line line : visit.lines()) {
            if (!line.isClinician() && at(line.words(), concept).isPresent()) {
                return stated(concept, line.text());
            }
        }
        return visit.lines().stream()
                .findFirst()
                .map(asked -> stated(concept, asked.text()).with(assertion(visit.answerTo(asked))))
                .orElse(Context.PLAIN);
    }

    private static Assertion assertion(Answer answer) {
        return answer.isNo() ? Assertion.ABSENT : Assertion.PRESENT;
    }

    private static Optional<Integer> at(List<Word> words, String concept) {
        List<String> wanted = Word.of(concept).stream().map(Word::lower).toList();
        for (int i = 0; !wanted.isEmpty() && i + wanted.size() <= words.size(); i++) {
            if (words.subList(i, i + wanted.size()).stream()
                    .map(Word::lower)
                    .toList()
                    .equals(wanted)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
