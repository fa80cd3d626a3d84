package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.finding.Assertions;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.OrderType;
import org.florscribe.clinical.extraction.Temporality;
import org.florscribe.clinical.note.Draft.Sentence;

/** Findings that the sentences written so far leave out, as short lists: "Medications: lisinopril 20 mg daily." */
final class Supplement {

    private static final String NO_ALLERGIES = "known allergies";

    private final Set<String> terms = new HashSet<>();
    private final Set<String> drugs = new HashSet<>();
    private final Set<String> studies = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    /** @param written the sentences of the draft so far */
    Supplement(List<Sentence> written) {
        for (Sentence sentence : written) {
            List<Word> words = Word.of(sentence.text());
            Assertions.in(sentence.text()).forEach(one -> terms.add(Assertions.untroubled(one.term())));
            String line = sentence.text().toLowerCase(Locale.ROOT);
            for (Match match : Vocabulary.DRUGS.find(words)) {
                drugs.add(match.entry().term());
            }
            for (Match match : Vocabulary.STUDIES.find(words)) {
                studies.add(match.entry().term());
            }
            text.append(line).append('\n');
        }
    }

    /** @param told which of them belong to what the patient has had before */
    List<Sentence> conditions(List<Finding> findings, Predicate<Finding> told) {
        return list("Medical history: ", findings, told.and(this::isNewCondition));
    }

    /** @param concluded which of them the clinician named from what was found */
    List<Sentence> assessed(List<Finding> findings, Predicate<Finding> concluded) {
        return list("Assessment: ", findings, concluded.and(this::isNewCondition));
    }

    /** What the clinician thinks possible and no sentence tells yet. */
    List<Sentence> suspected(List<Finding> findings, Predicate<Finding> concluded) {
        return list(
                "Assessment: Possible ",
                findings,
                concluded.and(finding -> finding.kind() == FindingKind.CONDITION
                        && finding.assertion() == Assertion.UNCERTAIN
                        && finding.experiencer() == Experiencer.PATIENT
                        && finding.temporality() == Temporality.CURRENT
                        && !terms.contains(finding.text())));
    }

    private boolean isNewCondition(Finding finding) {
        return finding.kind() == FindingKind.CONDITION
                && isPatients(finding)
                && finding.temporality() != Temporality.HYPOTHETICAL
                && !terms.contains(finding.text());
    }

    List<Sentence> medications(List<Finding> findings) {
        Set<String> notTolerated = findings.stream()
                .filter(finding -> finding.kind() == FindingKind.ALLERGY)
                .map(Supplement::generic)
                .collect(Collectors.toSet());
        return list(
                "Medications: ",
                findings,
                finding -> finding.kind() == FindingKind.MEDICATION
                        && !notTolerated.contains(generic(finding))
                        && !isVaccine(finding)
                        && isPatients(finding)
                        && finding.temporality() != Temporality.HYPOTHETICAL
                        && finding.temporality() != Temporality.PLANNED
                        && isNew(finding));
    }

    List<Sentence> allergies(List<Finding> findings) {
        List<Sentence> known =
                list("Allergies: ", findings, finding -> finding.kind() == FindingKind.ALLERGY && isPatients(finding));
        return known.isEmpty()
                ? findings.stream()
                        .filter(finding -> finding.kind() == FindingKind.ALLERGY
                                && finding.text().equals(NO_ALLERGIES))
                        .limit(1)
                        .map(finding -> new Sentence("Allergies: Denies known allergies.", finding.evidence()))
                        .toList()
                : known;
    }

    /** What was measured at home or elsewhere. */
    List<Sentence> readings(List<Finding> findings) {
        return list(
                "Readings before this visit: ",
                findings,
                finding -> finding.kind() == FindingKind.VITAL
                        && finding.temporality() == Temporality.HISTORICAL
                        && finding.details()
                                .value()
                                .filter(value -> text.indexOf(value) < 0)
                                .isPresent());
    }

    /** Orders that no sentence tells yet, by what is to be done. */
    List<Sentence> orders(List<Finding> findings) {
        List<Sentence> out = new ArrayList<>();
        out.addAll(list("Prescribe ", findings, it -> isOrder(it, OrderType.MEDICATION) && isUntold(it)));
        out.addAll(list(
                "Order ",
                findings,
                it -> (isOrder(it, OrderType.LAB) || isOrder(it, OrderType.IMAGING)) && isUntold(it)));
        out.addAll(list("Refer to ", findings, it -> isOrder(it, OrderType.REFERRAL) && isUntold(it)));
        return out.stream()
                .map(order -> new Sentence("Orders: " + order.text(), order.evidence()))
                .toList();
    }

    /** @param generics what goes on as it was; what a sentence names already is left out */
    List<Sentence> continued(List<Finding> findings, Set<String> generics, Set<String> evidence) {
        return list(
                PlanKind.TREATMENT.label() + "Continue ",
                findings,
                finding -> finding.kind() == FindingKind.MEDICATION
                        && isPatients(finding)
                        && finding.temporality() == Temporality.CURRENT
                        && generics.contains(generic(finding))
                        && !drugs.contains(generic(finding))
                        && finding.evidence().stream().anyMatch(evidence::contains));
    }

    /** When to come back, if the plan does not say so yet. */
    List<Sentence> followUp(List<Finding> findings) {
        return findings.stream()
                .filter(it -> it.kind() == FindingKind.FOLLOW_UP
                        && text.indexOf(it.text().replaceFirst("^return (?:in )?(?:about )?", "")) < 0)
                .limit(1)
                .map(it -> new Sentence("Follow-up: " + Spelling.sentence(it.text()), it.evidence()))
                .toList();
    }

    private static boolean isOrder(Finding finding, OrderType type) {
        return finding.kind() == FindingKind.ORDER
                && finding.orderType().filter(it -> it == type).isPresent();
    }

    private boolean isUntold(Finding finding) {
        return (finding.details().dose().isPresent() || !drugs.contains(generic(finding)))
                && (Vocabulary.DRUGS.find(Word.of(finding.text())).isEmpty()
                        ? !studies.contains(finding.text())
                        : isNew(finding));
    }

    private static boolean isPatients(Finding finding) {
        return finding.assertion() == Assertion.PRESENT && finding.experiencer() == Experiencer.PATIENT;
    }

    /** Neither the medicine nor, where a dose was said, its dose is written yet. */
    private boolean isNew(Finding finding) {
        boolean doseMissing = finding.details()
                .dose()
                .map(dose -> text.indexOf(dose.toLowerCase(Locale.ROOT)) < 0)
                .orElse(false);
        return doseMissing || !drugs.contains(generic(finding));
    }

    /** Given once, not taken: it has its place among the orders and in the plan. */
    private static boolean isVaccine(Finding finding) {
        return Vocabulary.DRUGS.find(Word.of(finding.text())).stream()
                .anyMatch(match -> match.entry().group().equals("vaccine"));
    }

    private static String generic(Finding finding) {
        return Vocabulary.DRUGS.find(Word.of(finding.text())).stream()
                .map(match -> match.entry().term())
                .findFirst()
                .orElse(finding.text());
    }

    private static List<Sentence> list(String title, List<Finding> findings, Predicate<Finding> wanted) {
        List<String> items = new ArrayList<>();
        Set<String> evidence = new LinkedHashSet<>();
        for (Finding finding : findings) {
            if (wanted.test(finding)) {
                String item = item(finding);
                if (!items.contains(item)) {
                    items.add(item);
                    evidence.addAll(finding.evidence());
                }
            }
        }
        return items.isEmpty()
                ? List.of()
                : List.of(
                        new Sentence(title + Spelling.names(Spelling.list(items, "and")) + ".", List.copyOf(evidence)));
    }

    private static String item(Finding finding) {
        boolean vital = finding.kind() == FindingKind.VITAL;
        StringBuilder out = new StringBuilder(vital ? finding.text().toLowerCase(Locale.ROOT) : finding.text());
        finding.details().value().ifPresent(value -> out.append(' ').append(value));
        finding.details().dose().ifPresent(dose -> out.append(' ').append(dose));
        finding.details().frequency().ifPresent(frequency -> out.append(' ').append(frequency));
        return out.toString();
    }
}
