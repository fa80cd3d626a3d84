package org.florscribe.clinical.note;

import java.util.Optional;

/**
 * One section of a form.
 *
 * @param title as the note shows it
 * @param loinc of the section, e.g. {@code 10164-2}; empty when a practice's own section has none
 * @param instructions what belongs there, for whoever writes it; may be empty
 */
public record FormSection(
        SectionCode code, String title, Optional<String> loinc, String instructions, SectionGroup group) {}
