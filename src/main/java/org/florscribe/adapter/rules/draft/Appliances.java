package org.florscribe.adapter.rules.draft;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.context.ConText;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.finding.Intent;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.note.Draft.Sentence;

/** What the patient is given to wear or to walk with: a splint, a boot, crutches. */
final class Appliances {

    private static final Set<String> WORN = Set.of(
            "brace",
            "finger splint",
            "thumb spica splint",
            "straight leg brace",
            "air cast",
            "sling",
            "crutches",
            "orthotics",
            "compression stockings",
            "compression wrap",
            "heel cups",
            "cervical collar",
            "walker",
            "mouth guard",
            "tennis elbow strap");
    private static final Pattern GIVES = Pattern.compile(
            "\\b(?:put|place|give|get|use|wear|fit|provide|order|prescribe|need|recommend|have (?:you|him|her))\\w*\\b");

    private Appliances() {}

    /** @param written the plan so far; what it names is not said again */
    static List<Sentence> write(Visit visit, List<Sentence> written) {
        String plan =
                String.join(" ", written.stream().map(Sentence::text).toList()).toLowerCase(Locale.ROOT);
        Set<String> worn = new LinkedHashSet<>();
        Set<String> evidence = new LinkedHashSet<>();
        for (Line line : visit.lines()) {
            boolean decided = line.isClinician()
                    && !line.isQuestion()
                    && line.stage() == Stage.PLAN
                    && GIVES.matcher(line.lower()).find();
            if (!decided) {
                continue;
            }
            for (Match match : Vocabulary.STUDIES.find(line.words())) {
                int at = line.words().get(match.from()).start();
                String said = line.lower()
                        .substring(at, line.words().get(match.to() - 1).end());
                boolean negated = ConText.judge(line.words(), line.triggers(), match.from(), match.to())
                                .assertion()
                        == Assertion.ABSENT;
                if (WORN.contains(match.entry().term())
                        && !negated
                        && plan.indexOf(said) < 0
                        && !Intent.isOnlyThought(line, at)) {
                    worn.add(said);
                    evidence.add(line.evidence());
                }
            }
        }
        return worn.isEmpty()
                ? List.of()
                : List.of(new Sentence(
                        "Orders: " + Spelling.sentence(Spelling.list(List.copyOf(worn), "and")),
                        List.copyOf(evidence)));
    }
}
