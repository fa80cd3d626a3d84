package org.florscribe.clinical.note;

import static org.florscribe.clinical.note.SectionCode.ALLERGIES;
import static org.florscribe.clinical.note.SectionCode.ASSESSMENT_AND_PLAN;
import static org.florscribe.clinical.note.SectionCode.FAMILY_HISTORY;
import static org.florscribe.clinical.note.SectionCode.HISTORY_OF_PRESENT_ILLNESS;
import static org.florscribe.clinical.note.SectionCode.INTERVAL_HISTORY;
import static org.florscribe.clinical.note.SectionCode.MEDICATIONS;
import static org.florscribe.clinical.note.SectionCode.PAST_MEDICAL_HISTORY;
import static org.florscribe.clinical.note.SectionCode.PAST_PROCEDURES;
import static org.florscribe.clinical.note.SectionCode.PHYSICAL_EXAM;
import static org.florscribe.clinical.note.SectionCode.PLAN;
import static org.florscribe.clinical.note.SectionCode.RESULTS;
import static org.florscribe.clinical.note.SectionCode.SOCIAL_HISTORY;
import static org.florscribe.clinical.note.SectionCode.VITAL_SIGNS;

import java.util.List;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.Temporality;

/** In which sections a finding is looked for, best first. */
final class FindingPlace {

    private FindingPlace() {}

    static List<SectionCode> of(Finding finding) {
        boolean planned = finding.temporality() == Temporality.PLANNED;
        if (finding.experiencer() == Experiencer.FAMILY) {
            return List.of(FAMILY_HISTORY, HISTORY_OF_PRESENT_ILLNESS, INTERVAL_HISTORY);
        }
        return switch (finding.kind()) {
            case MEDICATION -> planned ? planSections() : history(MEDICATIONS);
            case ALLERGY -> history(ALLERGIES);
            case SOCIAL -> history(SOCIAL_HISTORY);
            case PROCEDURE -> planned ? planSections() : history(PAST_PROCEDURES);
            case CONDITION, SYMPTOM -> planned ? planSections() : complaint(finding);
            case VITAL -> List.of(VITAL_SIGNS, PHYSICAL_EXAM);
            case EXAM -> List.of(PHYSICAL_EXAM);
            case LAB -> List.of(RESULTS);
            case ORDER, FOLLOW_UP, PLAN -> planSections();
        };
    }

    /** What the sections are about that would take it, where a form has none of them. */
    static SectionGroup groupOf(Finding finding) {
        if (finding.temporality() == Temporality.PLANNED) {
            return SectionGroup.ASSESSMENT_AND_PLAN;
        }
        return switch (finding.kind()) {
            case VITAL, EXAM, LAB -> SectionGroup.OBJECTIVE;
            case ORDER, FOLLOW_UP, PLAN -> SectionGroup.ASSESSMENT_AND_PLAN;
            case CONDITION, SYMPTOM, MEDICATION, ALLERGY, PROCEDURE, SOCIAL -> SectionGroup.SUBJECTIVE;
        };
    }

    private static List<SectionCode> complaint(Finding finding) {
        return finding.temporality() == Temporality.HISTORICAL
                ? history(PAST_MEDICAL_HISTORY)
                : List.of(HISTORY_OF_PRESENT_ILLNESS, INTERVAL_HISTORY);
    }

    private static List<SectionCode> history(SectionCode own) {
        return List.of(own, HISTORY_OF_PRESENT_ILLNESS, INTERVAL_HISTORY);
    }

    private static List<SectionCode> planSections() {
        return List.of(ASSESSMENT_AND_PLAN, PLAN);
    }
}
