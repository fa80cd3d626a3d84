package org.florscribe.adapter.rules.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.dialogue.Answer;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.finding.Assertions;
import org.florscribe.adapter.rules.finding.Assertions.Asserted;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Temporality;
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
        Map<Integer, Line> laterOf = new HashMap<>();
        for (Line line : visit.lines()) {
            if (line.isQuestion()) {
                List<Line> answer = visit.answerTo(line).lines();
                answer.stream().limit(1).forEach(said -> questionOf.putIfAbsent(said.index(), line));
                answer.stream().skip(1).limit(2).forEach(said -> laterOf.putIfAbsent(said.index(), line));
            }
        }
        for (Line line : lines) {
            Passage passage = read(line, line.isQuestion() ? visit.answerTo(line) : Answer.NONE, questionOf);
            passages.add(passage);
            passage.stems().forEach(stem -> passagesWith.merge(stem, 1, Integer::sum));
            if (line.isQuestion() && visit.answerTo(line).isNo() && Reply.asksWhetherItHurts(line)) {
                mentions.add(new Mention(Reply.NO_PAIN, passage));
            }
            Line first = questionOf.get(line.index());
            Line asked = first == null ? laterOf.get(line.index()) : first;
            if (asked != null && Reply.tellsOfThePast(line)) {
                Assertions.in(asked.text()).forEach(it -> mentions.add(new Mention(once(it), passage)));
            }
        }
        age = visit.ageYears().map(String::valueOf).orElse("");
        last = new Cited(Set.of(), citing(Set.of()));
    }

    private Passage read(Line line, Answer answer, Map<Integer, Line> questionOf) {
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
                Quantities.heardIn(line.text()),
                line.isQuestion() ? Optional.of(Reply.to(Assertion.PRESENT, answer)) : Optional.empty());
        for (Asserted asserted : Assertions.in(line.text())) {
            mentions.add(new Mention(meant(asserted, line, answer), passage));
        }
        return passage;
    }

    /** "Your epilepsy" is there, whatever is asked or feared about it. */
    private static Asserted meant(Asserted said, Line line, Answer answer) {
        Context context = said.context();
        if (said.isPresupposed()) {
            boolean denied = !line.isQuestion() && context.assertion() == Assertion.ABSENT;
            return denied ? said : said.with(context.with(Assertion.PRESENT));
        }
        if (!line.isQuestion()) {
            return said;
        }
        Assertion assertion = Reply.to(said, line, answer);
        boolean before = Reply.asksOfThePast(line) && assertion == Assertion.ABSENT;
        return said.with(
                new Context(assertion, context.experiencer(), before ? Temporality.HISTORICAL : context.temporality()));
    }

    private static Asserted once(Asserted asked) {
        Context then = new Context(Assertion.PRESENT, asked.context().experiencer(), Temporality.HISTORICAL);
        return asked.with(then);
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
