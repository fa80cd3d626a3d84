package org.florscribe.adapter.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.florscribe.adapter.rules.check.Coverage;
import org.florscribe.adapter.rules.lexicon.Lexicon;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.OrderType;
import org.florscribe.clinical.extraction.Temporality;
import org.florscribe.clinical.note.NoteSection;
import org.florscribe.clinical.note.OmissionFinder;

/** Says which findings of weight no statement of a note mentions, the most dangerous to lose first. */
@ApplicationScoped
public class RulesOmissionFinder implements OmissionFinder {

    /** What can do most harm when it is missing, first. */
    private enum Risk {
        ALLERGY,
        MEDICATION_CHANGE,
        RED_FLAG,
        FOLLOW_UP,
        MEDICATION,
        CONDITION,
        ORDER,
        VITAL,
        SYMPTOM,
        NONE
    }

    private static final Set<String> RED_FLAGS = redFlags();

    @Override
    public List<Finding> find(List<NoteSection> sections, List<Finding> findings) {
        Coverage coverage = Coverage.of(sections);
        return findings.stream()
                .filter(finding -> matters(finding) && !coverage.mentions(finding))
                .sorted(Comparator.comparing(RulesOmissionFinder::riskOf))
                .toList();
    }

    private static boolean matters(Finding finding) {
        boolean said = finding.assertion() == Assertion.PRESENT && finding.experiencer() == Experiencer.PATIENT;
        boolean atVisit = finding.kind() != FindingKind.VITAL || finding.temporality() == Temporality.CURRENT;
        return riskOf(finding) != Risk.NONE && said && atVisit && finding.temporality() != Temporality.HYPOTHETICAL;
    }

    private static Risk riskOf(Finding finding) {
        return switch (finding.kind()) {
            case ALLERGY -> Risk.ALLERGY;
            case MEDICATION -> Risk.MEDICATION;
            case FOLLOW_UP -> Risk.FOLLOW_UP;
            case ORDER -> riskOf(finding.orderType());
            case CONDITION -> Risk.CONDITION;
            case VITAL -> Risk.VITAL;
            case SYMPTOM -> isRedFlag(finding.text()) ? Risk.RED_FLAG : Risk.SYMPTOM;
            case EXAM, LAB, PROCEDURE, SOCIAL, PLAN -> Risk.NONE;
        };
    }

    private static Risk riskOf(Optional<OrderType> type) {
        if (type.filter(OrderType.MEDICATION::equals).isPresent()) {
            return Risk.MEDICATION_CHANGE;
        }
        return type.filter(OrderType.FOLLOWUP::equals).isPresent() ? Risk.FOLLOW_UP : Risk.ORDER;
    }

    /** Also with a side or a place before it: "left arm weakness". */
    private static boolean isRedFlag(String symptom) {
        return RED_FLAGS.stream().anyMatch(flag -> symptom.equals(flag) || symptom.endsWith(" " + flag));
    }

    private static Set<String> redFlags() {
        return Lexicon.lines("redflags.txt").stream()
                .flatMap(columns -> Arrays.stream(columns[1].split(";", -1)))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }
}
