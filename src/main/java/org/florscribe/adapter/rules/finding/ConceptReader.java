package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.florscribe.adapter.rules.context.ConText;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.dialogue.Answer;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.FindingKind;

/** Symptoms and conditions: from statements by ConText, from questions by their answers. */
final class ConceptReader {

    /** A bare "yes" to a longer list does not say to which. */
    private static final int CLEAR_LIST = 2;

    /** "Ever hurt this knee before?" "No." says nothing of how it is now. */
    private static final Pattern BEFORE_NOW =
            Pattern.compile("\\b(?:ever|(?:had|has|have|hurt|happened|happen) (?:this|that|it)) .{0,80}\\bbefore\\b");

    private static final Set<String> LOOKED_FOR = Set.of(
            "screening", "screenings", "screen", "prevention", "risk", "test", "testing", "specialist", "center");

    private ConceptReader() {}

    static List<Mention> read(Visit visit) {
        List<Mention> out = new ArrayList<>();
        for (Line line : visit.lines()) {
            if (line.stage() == Stage.ASIDE) {
                continue;
            }
            List<SpokenConcept> concepts = Concepts.in(line.words());
            if (concepts.isEmpty()) {
                continue;
            }
            if (line.isQuestion()) {
                out.addAll(answered(visit, line, concepts));
            } else {
                out.addAll(stated(line, concepts));
            }
        }
        return out;
    }

    static List<Mention> stated(Line line, List<SpokenConcept> concepts) {
        List<Mention> out = new ArrayList<>();
        for (SpokenConcept concept : concepts) {
            boolean symptom = concept.kind() == FindingKind.SYMPTOM;
            boolean examined = line.isClinician() && line.stage() == Stage.EXAM && isSign(line, concept);
            if (Concepts.isPlain(concept)
                    || isLookedFor(line, concept)
                    || examined
                    || (symptom && line.isClinician() && line.stage() != Stage.HISTORY)) {
                continue;
            }
            Context context = ConText.judge(line.words(), line.triggers(), concept.from(), concept.to());
            out.add(Mention.of(
                    concept.kind(), concept.term(), concept.group(), context, line, List.of(line.evidence())));
        }
        return out;
    }

    /** Colon cancer screening is no colon cancer. */
    private static boolean isLookedFor(Line line, SpokenConcept concept) {
        return concept.to() < line.words().size()
                && LOOKED_FOR.contains(line.words().get(concept.to()).lower());
    }

    /** What an examination looks for is read as that. */
    private static boolean isSign(Line line, SpokenConcept concept) {
        return Vocabulary.SIGNS.find(line.words()).stream()
                .anyMatch(sign -> sign.from() < concept.to() && concept.from() < sign.to());
    }

    private static List<Mention> answered(Visit visit, Line question, List<SpokenConcept> concepts) {
        Answer answer = visit.answerTo(question);
        if (answer.polarity() == Answer.Polarity.OPEN
                || (answer.isNo() && BEFORE_NOW.matcher(question.lower()).find())) {
            return List.of();
        }
        Set<String> repeated = answer.lines().stream()
                .flatMap(line -> Concepts.in(line.words()).stream())
                .map(SpokenConcept::term)
                .collect(Collectors.toSet());
        List<Mention> out = new ArrayList<>();
        for (SpokenConcept concept : concepts) {
            boolean toWhich = answer.isYes() && (concepts.size() > CLEAR_LIST || !repeated.isEmpty());
            if (Concepts.isPlain(concept) || repeated.contains(concept.term()) || toWhich) {
                continue;
            }
            Context asked = ConText.judge(question.words(), question.triggers(), concept.from(), concept.to());
            Context context = asked.with(answer.isNo() ? Assertion.ABSENT : Assertion.PRESENT);
            out.add(Mention.of(
                    concept.kind(),
                    concept.term(),
                    concept.group(),
                    context,
                    question,
                    List.of(question.evidence(), answer.evidence())));
        }
        return out;
    }
}
