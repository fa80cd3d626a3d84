package org.florscribe.adapter.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.florscribe.adapter.rules.check.Coverage;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;
import org.florscribe.clinical.note.NoteSection;
import org.florscribe.clinical.note.OmissionFinder;

/** Says which findings of weight no statement of a note mentions. */
@ApplicationScoped
public class RulesOmissionFinder implements OmissionFinder {

    private static final List<FindingKind> BY_WEIGHT = List.of(
            FindingKind.ALLERGY,
            FindingKind.MEDICATION,
            FindingKind.CONDITION,
            FindingKind.ORDER,
            FindingKind.VITAL,
            FindingKind.SYMPTOM);

    @Override
    public List<Finding> find(List<NoteSection> sections, List<Finding> findings) {
        Coverage coverage = Coverage.of(sections);
        return findings.stream()
                .filter(finding -> matters(finding) && !coverage.mentions(finding))
                .sorted(Comparator.comparingInt(finding -> BY_WEIGHT.indexOf(finding.kind())))
                .toList();
    }

    private static boolean matters(Finding finding) {
        boolean said = finding.assertion() == Assertion.PRESENT && finding.experiencer() == Experiencer.PATIENT;
        boolean atVisit = finding.kind() != FindingKind.VITAL || finding.temporality() == Temporality.CURRENT;
        return BY_WEIGHT.contains(finding.kind())
                && said
                && atVisit
                && finding.temporality() != Temporality.HYPOTHETICAL;
    }
}
