package org.florscribe.clinical.note;

import java.util.Locale;
import java.util.regex.Pattern;
import org.florscribe.shared.InvalidInput;

/**
 * Which section of a note: one that comes with the product, or one of a practice's own. A code never changes its meaning, for
 * notes that were written under it stay.
 *
 * @param name capitals, digits and underscores, e.g. {@code HISTORY_OF_PRESENT_ILLNESS}
 */
public record SectionCode(String name) {

    /** Before the codes: they are held to it as they are made. */
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

    public static final SectionCode CHIEF_COMPLAINT = new SectionCode("CHIEF_COMPLAINT");
    public static final SectionCode HISTORY_OF_PRESENT_ILLNESS = new SectionCode("HISTORY_OF_PRESENT_ILLNESS");
    public static final SectionCode REVIEW_OF_SYSTEMS = new SectionCode("REVIEW_OF_SYSTEMS");
    public static final SectionCode PHYSICAL_EXAM = new SectionCode("PHYSICAL_EXAM");
    public static final SectionCode RESULTS = new SectionCode("RESULTS");
    public static final SectionCode ASSESSMENT_AND_PLAN = new SectionCode("ASSESSMENT_AND_PLAN");

    public static final SectionCode PAST_MEDICAL_HISTORY = new SectionCode("PAST_MEDICAL_HISTORY");
    public static final SectionCode PAST_PROCEDURES = new SectionCode("PAST_PROCEDURES");
    public static final SectionCode MEDICATIONS = new SectionCode("MEDICATIONS");
    public static final SectionCode ALLERGIES = new SectionCode("ALLERGIES");
    public static final SectionCode FAMILY_HISTORY = new SectionCode("FAMILY_HISTORY");
    public static final SectionCode SOCIAL_HISTORY = new SectionCode("SOCIAL_HISTORY");
    public static final SectionCode VITAL_SIGNS = new SectionCode("VITAL_SIGNS");
    public static final SectionCode REASON_FOR_REFERRAL = new SectionCode("REASON_FOR_REFERRAL");
    public static final SectionCode INTERVAL_HISTORY = new SectionCode("INTERVAL_HISTORY");
    public static final SectionCode ASSESSMENT = new SectionCode("ASSESSMENT");
    public static final SectionCode PLAN = new SectionCode("PLAN");

    public static final SectionCode SESSION_DATA = new SectionCode("SESSION_DATA");
    public static final SectionCode BEHAVIOR = new SectionCode("BEHAVIOR");
    public static final SectionCode INTERVENTION = new SectionCode("INTERVENTION");
    public static final SectionCode RESPONSE = new SectionCode("RESPONSE");

    public static final SectionCode INDICATION = new SectionCode("INDICATION");
    public static final SectionCode ANESTHESIA = new SectionCode("ANESTHESIA");
    public static final SectionCode PROCEDURE_DESCRIPTION = new SectionCode("PROCEDURE_DESCRIPTION");
    public static final SectionCode PROCEDURE_FINDINGS = new SectionCode("PROCEDURE_FINDINGS");
    public static final SectionCode SPECIMENS = new SectionCode("SPECIMENS");
    public static final SectionCode COMPLICATIONS = new SectionCode("COMPLICATIONS");
    public static final SectionCode DISPOSITION = new SectionCode("DISPOSITION");

    public SectionCode {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidInput(
                    "sections.code",
                    "A section's code has capitals, digits and underscores, begins with a letter and has at most 60.");
        }
    }

    /** In words, where no form says how the section is called: {@code Past medical history}. */
    String plainWords() {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public String toString() {
        return name;
    }
}
