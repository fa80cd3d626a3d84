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
import org.florscribe.clinical.extraction.OrderType;
import org.florscribe.clinical.extraction.Temporality;
import org.florscribe.clinical.note.NoteSection;
import org.florscribe.clinical.note.Omission;
import org.florscribe.clinical.note.OmissionFinder;
import org.florscribe.clinical.note.OmissionRisk;

/** Says which findings of weight no statement of a note mentions, and why each is worth a look. */
@ApplicationScoped
public class RulesOmissionFinder implements OmissionFinder {

    private static final Set<String> RED_FLAGS = redFlags();

    @Override
    public List<Omission> find(List<NoteSection> sections, List<Finding> findings) {
        Coverage coverage = Coverage.of(sections);
        return findings.stream()
                .filter(RulesOmissionFinder::matters)
                .filter(finding -> !coverage.mentions(finding))
                .flatMap(finding -> risk(finding).map(it -> new Omission(finding, it)).stream())
                .sorted(Comparator.comparing(Omission::risk))
                .toList();
    }

    private static boolean matters(Finding finding) {
        return finding.assertion() == Assertion.PRESENT
                && finding.experiencer() == Experiencer.PATIENT
                && finding.temporality() != Temporality.HYPOTHETICAL;
    }

    /** Empty for what no chart misses. */
    private static Optional<OmissionRisk> risk(Finding finding) {
        return switch (finding.kind()) {
            case ALLERGY -> Optional.of(OmissionRisk.ALLERGY);
            case MEDICATION ->
                Optional.of(
                        finding.temporality() == Temporality.PLANNED
                                ? OmissionRisk.MEDICATION_CHANGE
                                : OmissionRisk.MEDICATION);
            case ORDER ->
                Optional.of(
                        finding.orderType().map(RulesOmissionFinder::ordered).orElse(OmissionRisk.ORDER));
            case FOLLOW_UP -> Optional.of(OmissionRisk.FOLLOW_UP);
            case CONDITION -> Optional.of(isRedFlag(finding) ? OmissionRisk.RED_FLAG : OmissionRisk.CONDITION);
            case SYMPTOM -> Optional.of(isRedFlag(finding) ? OmissionRisk.RED_FLAG : OmissionRisk.SYMPTOM);
            case VITAL ->
                finding.temporality() == Temporality.CURRENT ? Optional.of(OmissionRisk.MEASUREMENT) : Optional.empty();
            case EXAM, LAB, PROCEDURE, SOCIAL, PLAN -> Optional.empty();
        };
    }

    private static OmissionRisk ordered(OrderType type) {
        return switch (type) {
            case MEDICATION -> OmissionRisk.MEDICATION_CHANGE;
            case FOLLOWUP -> OmissionRisk.FOLLOW_UP;
            case LAB, IMAGING, REFERRAL -> OmissionRisk.ORDER;
        };
    }

    /** Also with a side or a place before it: "left arm weakness". */
    private static boolean isRedFlag(Finding finding) {
        return finding.temporality() != Temporality.HISTORICAL
                && RED_FLAGS.stream()
                        .anyMatch(flag ->
                                finding.text().equals(flag) || finding.text().endsWith(" " + flag));
    }

    private static Set<String> redFlags() {
        return Lexicon.lines("redflags.txt").stream()
                .flatMap(columns -> Arrays.stream(columns[1].split(";", -1)))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }
}
