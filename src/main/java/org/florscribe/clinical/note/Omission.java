package org.florscribe.clinical.note;

import org.florscribe.clinical.extraction.Finding;

/** Something that was said and that no statement of the note covers. */
public record Omission(Finding finding, OmissionRisk risk) {}
