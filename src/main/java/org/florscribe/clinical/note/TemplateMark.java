package org.florscribe.clinical.note;

import java.util.UUID;

/**
 * Which template a form was made from, as it was then.
 *
 * @param version counted from 1 with each change of the template
 * @param loinc of the kind of document, e.g. {@code 11506-3}, progress note
 */
public record TemplateMark(UUID id, int version, String title, String loinc) {}
