package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.florscribe.adapter.rules.finding.Assertions;
import org.florscribe.adapter.rules.finding.Assertions.Asserted;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;
import org.florscribe.clinical.note.Draft.Sentence;

/** Keeps a draft from saying of one complaint or sign that it is there and that it is not. */
final class BothWays {

    private BothWays() {}

    /**
     * The denied complaints that the told history does not affirm, or denies as well: a "no" to one question is not one to all that was told.
     *
     * @param told sentences of complaint and history
     */
    static List<Finding> undisputed(List<Finding> findings, List<Sentence> told) {
        Set<String> affirmed = told(Assertion.PRESENT, told);
        affirmed.removeAll(told(Assertion.ABSENT, told));
        return findings.stream()
                .filter(finding -> finding.kind() != FindingKind.SYMPTOM
                        || finding.assertion() != Assertion.ABSENT
                        || !affirmed.contains(finding.text()))
                .toList();
    }

    private static Set<String> told(Assertion assertion, List<Sentence> sentences) {
        return sentences.stream()
                .flatMap(sentence -> Assertions.in(sentence.text()).stream())
                .filter(one -> isOfNow(one) && one.context().assertion() == assertion)
                .map(Asserted::term)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * Without the lists that were denied as a whole although one of theirs is there: "any vomiting or weight loss?", "no, but
     * weight loss". What of the list was denied stands in the review of systems.
     */
    static List<Sentence> withoutRefuted(List<Sentence> history, List<Finding> findings) {
        Set<String> there = findings.stream()
                .filter(finding -> finding.kind() == FindingKind.SYMPTOM
                        && finding.assertion() == Assertion.PRESENT
                        && finding.experiencer() == Experiencer.PATIENT
                        && finding.temporality() == Temporality.CURRENT)
                .map(Finding::text)
                .collect(Collectors.toSet());
        return history.stream()
                .filter(sentence -> !deniesOneOf(there, sentence))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean deniesOneOf(Set<String> there, Sentence sentence) {
        List<Asserted> denied = Assertions.in(sentence.text()).stream()
                .filter(one -> one.kind() == FindingKind.SYMPTOM
                        && isOfNow(one)
                        && one.context().assertion() == Assertion.ABSENT)
                .toList();
        return denied.size() > 1 && denied.stream().anyMatch(one -> there.contains(one.term()));
    }

    private static boolean isOfNow(Asserted one) {
        return one.context().experiencer() == Experiencer.PATIENT
                && one.context().temporality() == Temporality.CURRENT;
    }

    /**
     * Of parts in the order they were said, those that no later part takes back: "no warmth", then "warmth". A part that says more
     * than the one sign stays, and so does one with a place or a side.
     *
     * @param parts what was found of one organ system
     */
    static List<Sentence> lastWord(List<Sentence> parts) {
        List<List<Asserted>> said = parts.stream().map(BothWays::found).toList();
        List<Sentence> out = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (!isTakenBack(said.get(i), said.subList(i + 1, said.size()))) {
                out.add(parts.get(i));
            }
        }
        return out;
    }

    private static boolean isTakenBack(List<Asserted> said, List<List<Asserted>> later) {
        return said.size() == 1 && later.stream().flatMap(List::stream).anyMatch(one -> isOpposite(one, said.get(0)));
    }

    private static boolean isOpposite(Asserted one, Asserted other) {
        return one.term().equals(other.term())
                && one.context().assertion() != other.context().assertion();
    }

    /** The system that a part begins with is no finding. */
    private static List<Asserted> found(Sentence part) {
        return Assertions.in(part.text().substring(part.text().indexOf(": ") + 1));
    }
}
