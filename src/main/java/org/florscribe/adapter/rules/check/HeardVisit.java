package org.florscribe.adapter.rules.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.florscribe.adapter.rules.dialogue.Answer;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.finding.Assertions;
import org.florscribe.adapter.rules.finding.Assertions.Asserted;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.VisitMaterial;

/** A visit read once for the check of many statements. */
public final class HeardVisit {

    private final List<Line> lines;
    private final List<Passage> passages = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final Map<String, Integer> passagesWith = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final String age;
    private volatile Cited last;

    /** The one asked for last: statements that cite the same follow each other. */
    private record Cited(Set<String> ids, Heard heard) {}

    private HeardVisit(Visit visit) {
        lines = Stream.concat(visit.lines().stream(), visit.noted().stream()).toList();
        Map<Integer, Line> questionOf = new HashMap<>();
        for (Line line : visit.lines()) {
            if (line.isQuestion()) {
                visit.answerTo(line).lines().stream()
                        .limit(1)
                        .forEach(answer -> questionOf.putIfAbsent(answer.index(), line));
            }
        }
        for (Line line : lines) {
            read(line, line.isQuestion() ? visit.answerTo(line) : Answer.NONE, questionOf);
        }
        age = visit.ageYears().map(String::valueOf).orElse("");
        last = new Cited(Set.of(), citing(Set.of()));
    }

    private void read(Line line, Answer answer, Map<Integer, Line> questionOf) {
        Set<String> stems = new HashSet<>(Passage.stemsOf(line.words()));
        Set<String> evidence = new HashSet<>(Set.of(line.evidence()));
        answer.lines().stream().limit(1).forEach(said -> {
            stems.addAll(Passage.stemsOf(said.words()));
            evidence.add(said.evidence());
        });
        Line question = line.index() >= 0 ? questionOf.get(line.index()) : null;
        if (question != null) {
            stems.addAll(Passage.stemsOf(question.words()));
        }
        Passage passage = new Passage(
                passages.size(),
                Set.copyOf(evidence),
                line.words(),
                Set.copyOf(stems),
                Quantities.heardIn(line.text()));
        passages.add(passage);
        stems.forEach(stem -> passagesWith.merge(stem, 1, Integer::sum));
        for (Asserted asserted : Assertions.in(line.text())) {
            mentions.add(new Mention(line.isQuestion() ? answered(asserted, answer) : asserted, passage));
        }
    }

    private static Asserted answered(Asserted asked, Answer answer) {
        Assertion assertion =
                answer.isNo() ? Assertion.ABSENT : answer.isYes() ? Assertion.PRESENT : Assertion.UNCERTAIN;
        return new Asserted(asked.kind(), asked.term(), asked.context().with(assertion), asked.evidence());
    }

    public static HeardVisit of(VisitMaterial material) {
        HeardVisit heard = of(Visit.of(material));
        material.conversation().utterances().forEach(utterance -> heard.known.add(utterance.id()));
        material.context().forEach(item -> heard.known.add(item.id().toString()));
        return heard;
    }

    /** A visit already read. */
    public static HeardVisit of(Visit visit) {
        HeardVisit heard = new HeardVisit(visit);
        heard.lines.forEach(line -> heard.known.add(line.evidence()));
        return heard;
    }

    boolean knowsAll(List<String> ids) {
        return known.containsAll(ids);
    }

    /** How telling a stem is in this visit: the rarer, the more; 0 for what nobody said. */
    double weight(String stem) {
        Integer with = passagesWith.get(stem);
        return with == null ? 0 : Math.log((passages.size() + 1.0) / with);
    }

    /** The same, and the most for what nobody said. */
    double weightOfAny(String stem) {
        return passagesWith.containsKey(stem) ? weight(stem) : Math.log(passages.size() + 1.0);
    }

    /** @param cited ids of utterances or context items */
    Heard heardIn(Set<String> cited) {
        Cited known = last;
        if (known.ids().equals(cited)) {
            return known.heard();
        }
        Heard heard = citing(cited);
        last = new Cited(Set.copyOf(cited), heard);
        return heard;
    }

    private Heard citing(Set<String> cited) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            if (cited.contains(line.evidence())) {
                text.append(line.text()).append(". ");
            }
        }
        return new Heard(
                this,
                text.toString(),
                age,
                passages.stream().filter(passage -> passage.isCited(cited)).toList(),
                mentions.stream()
                        .filter(mention -> mention.passage().isCited(cited))
                        .toList());
    }
}
