package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.context.Triggers;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;
import org.florscribe.clinical.note.Draft.Sentence;

/** What was done before, what runs in the family, and habits, each as one short line. */
final class Histories {

    private static final Pattern OPERATION = Pattern.compile(
            "(?:ectomy|plasty|otomy|ostomy|fusion|repair|replacement|transplant|release|reconstruction|section|resection|ablation|ligation|reduction|placement|pacemaker|lithotripsy|fixation|graft|amputation|.surgery)$");
    private static final Set<String> HABITS = Set.of("tobacco use", "alcohol use", "drug use");
    private static final Set<String> WHO_UNSAID = Set.of("family", "relative", "runs", "side", "my", "in");

    private Histories() {}

    static List<Sentence> surgical(List<Finding> findings) {
        return list(
                "Surgical history: ",
                "and",
                findings,
                finding -> finding.kind() == FindingKind.PROCEDURE
                        && finding.assertion() == Assertion.PRESENT
                        && finding.experiencer() == Experiencer.PATIENT
                        && finding.temporality() != Temporality.HYPOTHETICAL
                        && finding.temporality() != Temporality.PLANNED
                        && OPERATION.matcher(finding.text()).find());
    }

    /** "Father: kidney stones." Who it is, as far as it was said. */
    static List<Sentence> family(Visit visit, List<Finding> findings) {
        Map<String, List<Finding>> byRelative = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (isFamilys(finding) && finding.assertion() == Assertion.PRESENT) {
                byRelative
                        .computeIfAbsent(relative(visit, finding).orElse(""), r -> new ArrayList<>())
                        .add(finding);
            }
        }
        List<Sentence> out = new ArrayList<>();
        byRelative.forEach((who, what) -> out.addAll(list(
                who.isEmpty() ? "Family history: " : "Family history: " + who + " with ", "and", what, f -> true)));
        out.addAll(list(
                "Family history: Denies a family history of ",
                "or",
                findings,
                finding -> isFamilys(finding) && finding.assertion() == Assertion.ABSENT));
        return out;
    }

    static List<Sentence> social(List<Finding> findings) {
        List<Sentence> out = new ArrayList<>();
        out.addAll(list("Social history: Reports ", "and", findings, finding -> isHabit(finding, Assertion.PRESENT)));
        out.addAll(list("Social history: Denies ", "or", findings, finding -> isHabit(finding, Assertion.ABSENT)));
        return out;
    }

    private static boolean isHabit(Finding finding, Assertion assertion) {
        return finding.kind() == FindingKind.SOCIAL
                && HABITS.contains(finding.text())
                && finding.assertion() == assertion
                && finding.experiencer() == Experiencer.PATIENT
                && finding.temporality() == Temporality.CURRENT;
    }

    private static boolean isFamilys(Finding finding) {
        return finding.kind() == FindingKind.CONDITION
                && finding.experiencer() == Experiencer.FAMILY
                && finding.temporality() != Temporality.HYPOTHETICAL;
    }

    private static Optional<String> relative(Visit visit, Finding finding) {
        return visit.lines().stream()
                .filter(line -> finding.evidence().contains(line.evidence()))
                .flatMap(line -> named(line).stream())
                .findFirst();
    }

    private static Optional<String> named(Line line) {
        return line.triggers().stream()
                .filter(found -> found.meaning() == Triggers.Meaning.FAMILY
                        && found.text().indexOf(' ') < 0
                        && !WHO_UNSAID.contains(found.text()))
                .map(found -> Spelling.sentence(found.text().replace("'s", "")).replace(".", ""))
                .findFirst();
    }

    private static List<Sentence> list(
            String title, String conjunction, List<Finding> findings, Predicate<Finding> wanted) {
        Set<String> terms = new LinkedHashSet<>();
        Set<String> evidence = new LinkedHashSet<>();
        for (Finding finding : findings) {
            if (wanted.test(finding)) {
                terms.add(finding.text());
                evidence.addAll(finding.evidence());
            }
        }
        return terms.isEmpty()
                ? List.of()
                : List.of(new Sentence(
                        title + Spelling.names(Spelling.list(List.copyOf(terms), conjunction)) + ".",
                        List.copyOf(evidence)));
    }
}
