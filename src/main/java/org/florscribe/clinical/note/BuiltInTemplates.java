package org.florscribe.clinical.note;

import static org.florscribe.clinical.note.BuiltInSections.ALLERGIES;
import static org.florscribe.clinical.note.BuiltInSections.ANESTHESIA;
import static org.florscribe.clinical.note.BuiltInSections.ASSESSMENT;
import static org.florscribe.clinical.note.BuiltInSections.ASSESSMENT_AND_PLAN;
import static org.florscribe.clinical.note.BuiltInSections.BEHAVIOR;
import static org.florscribe.clinical.note.BuiltInSections.CHIEF_COMPLAINT;
import static org.florscribe.clinical.note.BuiltInSections.COMPLICATIONS;
import static org.florscribe.clinical.note.BuiltInSections.DISPOSITION;
import static org.florscribe.clinical.note.BuiltInSections.EXAM_ALONE;
import static org.florscribe.clinical.note.BuiltInSections.FAMILY_HISTORY;
import static org.florscribe.clinical.note.BuiltInSections.HISTORY_OF_PRESENT_ILLNESS;
import static org.florscribe.clinical.note.BuiltInSections.INDICATION;
import static org.florscribe.clinical.note.BuiltInSections.INTERVAL_HISTORY;
import static org.florscribe.clinical.note.BuiltInSections.INTERVENTION;
import static org.florscribe.clinical.note.BuiltInSections.MEDICATIONS;
import static org.florscribe.clinical.note.BuiltInSections.PAST_MEDICAL_HISTORY;
import static org.florscribe.clinical.note.BuiltInSections.PAST_PROCEDURES;
import static org.florscribe.clinical.note.BuiltInSections.PHYSICAL_EXAM;
import static org.florscribe.clinical.note.BuiltInSections.PLAN;
import static org.florscribe.clinical.note.BuiltInSections.PRESENT_ILLNESS_ALONE;
import static org.florscribe.clinical.note.BuiltInSections.PROCEDURE_DESCRIPTION;
import static org.florscribe.clinical.note.BuiltInSections.PROCEDURE_FINDINGS;
import static org.florscribe.clinical.note.BuiltInSections.REASON_FOR_REFERRAL;
import static org.florscribe.clinical.note.BuiltInSections.RESPONSE;
import static org.florscribe.clinical.note.BuiltInSections.RESULTS;
import static org.florscribe.clinical.note.BuiltInSections.REVIEW_OF_SYSTEMS;
import static org.florscribe.clinical.note.BuiltInSections.SESSION_DATA;
import static org.florscribe.clinical.note.BuiltInSections.SOCIAL_HISTORY;
import static org.florscribe.clinical.note.BuiltInSections.SPECIMENS;
import static org.florscribe.clinical.note.BuiltInSections.VITAL_SIGNS;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The templates that come with the product. Their ids are the same everywhere and never used for another one; who changes a
 * template here counts its version up.
 */
final class BuiltInTemplates {

    private static final String PROGRESS_NOTE = TemplateTerms.PROGRESS_NOTE;

    static final NoteTemplate SOAP = template(
            1,
            "SOAP note",
            PROGRESS_NOTE,
            CHIEF_COMPLAINT,
            HISTORY_OF_PRESENT_ILLNESS,
            REVIEW_OF_SYSTEMS,
            PHYSICAL_EXAM,
            RESULTS,
            ASSESSMENT_AND_PLAN);

    static final NoteTemplate HISTORY_AND_PHYSICAL = template(
            2,
            "History and physical",
            "34117-2",
            CHIEF_COMPLAINT,
            PRESENT_ILLNESS_ALONE,
            PAST_MEDICAL_HISTORY,
            PAST_PROCEDURES,
            MEDICATIONS,
            ALLERGIES,
            FAMILY_HISTORY,
            SOCIAL_HISTORY,
            REVIEW_OF_SYSTEMS,
            VITAL_SIGNS,
            EXAM_ALONE,
            RESULTS,
            ASSESSMENT_AND_PLAN);

    static final NoteTemplate PROGRESS = template(
            3,
            "Progress note",
            PROGRESS_NOTE,
            INTERVAL_HISTORY,
            MEDICATIONS,
            PHYSICAL_EXAM,
            RESULTS,
            ASSESSMENT_AND_PLAN);

    static final NoteTemplate CONSULTATION = template(
            4,
            "Consultation",
            "11488-4",
            REASON_FOR_REFERRAL,
            PRESENT_ILLNESS_ALONE,
            PAST_MEDICAL_HISTORY,
            MEDICATIONS,
            ALLERGIES,
            REVIEW_OF_SYSTEMS,
            PHYSICAL_EXAM,
            RESULTS,
            ASSESSMENT,
            PLAN);

    static final NoteTemplate DAP =
            template(5, "Behavioral health: DAP", PROGRESS_NOTE, SESSION_DATA, ASSESSMENT, PLAN);

    static final NoteTemplate BIRP =
            template(6, "Behavioral health: BIRP", PROGRESS_NOTE, BEHAVIOR, INTERVENTION, RESPONSE, PLAN);

    static final NoteTemplate PROCEDURE = template(
            7,
            "Procedure note",
            "28570-0",
            INDICATION,
            ANESTHESIA,
            PROCEDURE_DESCRIPTION,
            PROCEDURE_FINDINGS,
            SPECIMENS,
            COMPLICATIONS,
            DISPOSITION);

    /** In the order in which they are offered. */
    static final List<NoteTemplate> ALL =
            List.of(SOAP, HISTORY_AND_PHYSICAL, PROGRESS, CONSULTATION, DAP, BIRP, PROCEDURE);

    private BuiltInTemplates() {}

    static Optional<NoteTemplate> find(UUID id) {
        return ALL.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** As the product has it, in the first template that does. */
    static Optional<FormSection> section(SectionCode code) {
        return ALL.stream()
                .flatMap(template -> template.sections().stream())
                .filter(it -> it.code().equals(code))
                .findFirst();
    }

    private static NoteTemplate template(int number, String title, String loinc, FormSection... sections) {
        return new NoteTemplate(
                UUID.fromString("00000000-0000-8000-8000-00000000000" + number),
                title,
                loinc,
                List.of(sections),
                1,
                true);
    }
}
