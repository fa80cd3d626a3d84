package org.florscribe.adapter.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.florscribe.adapter.rules.context.ConText;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.dialogue.Answer;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Temporality;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;

/** One case of the context set, answered as the engine reads it. */
final class ContextCase {

    private ContextCase() {}

    static Map<String, String> answer(JsonNode one) {
        String sentence = one.get("sentence").asText();
        String concept = one.get("concept").asText();
        Context context = one.has("question")
                ? exchanged(one.get("question").asText(), sentence, concept)
                : stated(Visit.ordinary(sentence), concept);
        return Map.of(
                "id", one.get("id").asText(),
                "negation", negation(context.assertion()),
                "experiencer", context.experiencer().name().toLowerCase(Locale.ROOT),
                "temporality", temporality(context.temporality()));
    }

    static Context stated(String sentence, String concept) {
        List<Word> words = Word.of(sentence);
        return at(words, concept)
                .map(from -> ConText.judge(words, from, from + Word.of(concept).size()))
                .orElse(Context.PLAIN);
    }

    private static Context exchanged(String question, String sentence, String concept) {
        Conversation conversation = new Conversation(
                "en",
                List.of(
                        new Speaker("s1", SpeakerRole.CLINICIAN, "doctor"),
                        new Speaker("s2", SpeakerRole.PATIENT, "patient")),
                List.of(new Utterance("u1", "s1", 0, 1, question), new Utterance("u2", "s2", 1, 2, sentence)));
        Visit visit = Visit.of(new VisitMaterial(conversation, List.of(), Optional.empty(), Optional.empty()));
        for (Line line : visit.lines()) {
            if (!line.isClinician() && at(line.words(), concept).isPresent()) {
                return stated(line.text(), concept);
            }
        }
        Line asked = visit.lines().get(0);
        Answer answer = visit.answerTo(asked);
        return stated(asked.text(), concept).with(answer.isNo() ? Assertion.ABSENT : Assertion.PRESENT);
    }

    private static Optional<Integer> at(List<Word> words, String concept) {
        List<String> wanted = Word.of(concept).stream().map(Word::lower).toList();
        for (int i = 0; i + wanted.size() <= words.size(); i++) {
            if (words.subList(i, i + wanted.size()).stream()
                    .map(Word::lower)
                    .toList()
                    .equals(wanted)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static String negation(Assertion assertion) {
        return switch (assertion) {
            case PRESENT -> "affirmed";
            case ABSENT -> "negated";
            case UNCERTAIN -> "uncertain";
        };
    }

    private static String temporality(Temporality temporality) {
        return switch (temporality) {
            case HISTORICAL -> "historical";
            case HYPOTHETICAL -> "hypothetical";
            default -> "recent";
        };
    }
}
