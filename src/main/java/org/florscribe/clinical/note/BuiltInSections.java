package org.florscribe.clinical.note;

import java.util.Optional;

/** The sections that come with the product. LOINC codes are those of LOINC's narrative section terms. */
final class BuiltInSections {

    static final FormSection CHIEF_COMPLAINT = subjective(
            SectionCode.CHIEF_COMPLAINT,
            "Chief complaint",
            "10154-3",
            "Why the patient came, in a few words, as the patient says it.");

    static final FormSection HISTORY_OF_PRESENT_ILLNESS = subjective(
            SectionCode.HISTORY_OF_PRESENT_ILLNESS,
            "History of present illness",
            "10164-2",
            "What the patient tells: onset, place, course, character, what makes it better or worse, what was tried; with the"
                    + " past, medications, allergies, family and habits where no other section takes them.");

    /** Where sections of their own take what lies in the past. */
    static final FormSection PRESENT_ILLNESS_ALONE = subjective(
            SectionCode.HISTORY_OF_PRESENT_ILLNESS,
            "History of present illness",
            "10164-2",
            "What the patient tells of what brings them: onset, place, course, character, what makes it better or worse, what"
                    + " was tried.");

    static final FormSection INTERVAL_HISTORY = subjective(
            SectionCode.INTERVAL_HISTORY,
            "Interval history",
            "10164-2",
            "What happened since the last visit: how the known problems went, what is new, how treatment was taken and borne.");

    static final FormSection REASON_FOR_REFERRAL = subjective(
            SectionCode.REASON_FOR_REFERRAL,
            "Reason for referral",
            "42349-1",
            "Who asks, and which question is to be answered.");

    static final FormSection REVIEW_OF_SYSTEMS = subjective(
            SectionCode.REVIEW_OF_SYSTEMS,
            "Review of systems",
            "10187-3",
            "Symptoms that were asked for, by system, present and denied.");

    static final FormSection PAST_MEDICAL_HISTORY = subjective(
            SectionCode.PAST_MEDICAL_HISTORY,
            "Past medical history",
            "11348-0",
            "Conditions that the patient has or had before this problem.");

    static final FormSection PAST_PROCEDURES = subjective(
            SectionCode.PAST_PROCEDURES,
            "Past surgical history",
            "47519-4",
            "Operations and procedures of the past, with when.");

    static final FormSection MEDICATIONS = subjective(
            SectionCode.MEDICATIONS,
            "Medications",
            "10160-0",
            "What the patient takes now, each with dose, route and how often as far as it was said.");

    static final FormSection ALLERGIES = subjective(
            SectionCode.ALLERGIES, "Allergies", "48765-2", "To what, and what happens; or that there are none.");

    static final FormSection FAMILY_HISTORY =
            subjective(SectionCode.FAMILY_HISTORY, "Family history", "10157-6", "Which relative has or had what.");

    static final FormSection SOCIAL_HISTORY = subjective(
            SectionCode.SOCIAL_HISTORY,
            "Social history",
            "29762-2",
            "Tobacco, alcohol, drugs, work, home, movement, as far as it was said.");

    static final FormSection PHYSICAL_EXAM = objective(
            SectionCode.PHYSICAL_EXAM,
            "Physical exam",
            "29545-1",
            "Vital signs first, then what was examined and found.");

    /** Where vital signs have a section of their own. */
    static final FormSection EXAM_ALONE =
            objective(SectionCode.PHYSICAL_EXAM, "Physical exam", "29545-1", "What was examined and found, by region.");

    static final FormSection VITAL_SIGNS = objective(
            SectionCode.VITAL_SIGNS, "Vital signs", "8716-3", "What was measured in this visit, with units as said.");

    static final FormSection RESULTS = objective(
            SectionCode.RESULTS, "Results", "30954-2", "Laboratory, imaging and other results that were spoken about.");

    static final FormSection ASSESSMENT_AND_PLAN = assessment(
            SectionCode.ASSESSMENT_AND_PLAN,
            "Assessment and plan",
            "51847-2",
            "Problem by problem what the clinician thinks and what will be done: medication, tests, referrals, advice, when"
                    + " to come back.");

    static final FormSection ASSESSMENT = assessment(
            SectionCode.ASSESSMENT, "Assessment", "51848-0", "What the clinician concludes, problem by problem.");

    static final FormSection PLAN = assessment(
            SectionCode.PLAN,
            "Plan",
            "18776-5",
            "What will be done: treatment, medication, tests, referrals, advice, homework, when to meet again.");

    static final FormSection SESSION_DATA = subjective(
            SectionCode.SESSION_DATA,
            "Data",
            "61150-9",
            "What the client told and what was observed in the session: mood, affect, thoughts, behaviour, risk, what was"
                    + " done together.");

    static final FormSection BEHAVIOR = subjective(
            SectionCode.BEHAVIOR,
            "Behavior",
            "61150-9",
            "What the client told and what was observed: complaint, mood, affect, thoughts, behaviour, risk.");

    static final FormSection INTERVENTION = procedure(
            SectionCode.INTERVENTION,
            "Intervention",
            "62387-6",
            "What the clinician did in the session: methods, exercises, questions, teaching.");

    static final FormSection RESPONSE = procedure(
            SectionCode.RESPONSE,
            "Response",
            Optional.empty(),
            "How the client answered the interventions and what changed in the session.");

    static final FormSection INDICATION =
            procedure(SectionCode.INDICATION, "Indication", "59768-2", "Why the procedure was done.");

    static final FormSection ANESTHESIA =
            procedure(SectionCode.ANESTHESIA, "Anesthesia", "59774-0", "Which, how much, where, and how it was borne.");

    static final FormSection PROCEDURE_DESCRIPTION = procedure(
            SectionCode.PROCEDURE_DESCRIPTION,
            "Procedure description",
            "29554-3",
            "Consent, preparation, and what was done step by step, with side and site.");

    static final FormSection PROCEDURE_FINDINGS = procedure(
            SectionCode.PROCEDURE_FINDINGS, "Findings", "59776-5", "What was seen or measured during the procedure.");

    static final FormSection SPECIMENS =
            procedure(SectionCode.SPECIMENS, "Specimens", "59773-2", "What was taken and where it was sent.");

    static final FormSection COMPLICATIONS = procedure(
            SectionCode.COMPLICATIONS,
            "Complications",
            "55109-3",
            "What went other than planned, or that nothing did.");

    static final FormSection DISPOSITION = assessment(
            SectionCode.DISPOSITION,
            "Disposition",
            "59775-7",
            "How the patient left, care afterwards, warning signs, when to come back.");

    private BuiltInSections() {}

    private static FormSection subjective(SectionCode code, String title, String loinc, String instructions) {
        return new FormSection(code, title, Optional.of(loinc), instructions, SectionGroup.SUBJECTIVE);
    }

    private static FormSection objective(SectionCode code, String title, String loinc, String instructions) {
        return new FormSection(code, title, Optional.of(loinc), instructions, SectionGroup.OBJECTIVE);
    }

    private static FormSection assessment(SectionCode code, String title, String loinc, String instructions) {
        return new FormSection(code, title, Optional.of(loinc), instructions, SectionGroup.ASSESSMENT_AND_PLAN);
    }

    private static FormSection procedure(SectionCode code, String title, String loinc, String instructions) {
        return procedure(code, title, Optional.of(loinc), instructions);
    }

    private static FormSection procedure(SectionCode code, String title, Optional<String> loinc, String instructions) {
        return new FormSection(code, title, loinc, instructions, SectionGroup.PROCEDURE);
    }
}
