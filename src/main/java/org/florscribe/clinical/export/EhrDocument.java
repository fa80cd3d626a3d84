package org.florscribe.clinical.export;

import java.time.Instant;
import java.util.Optional;

/**
 * A document as the chart is to have it. The same delivery gives the same text each time.
 *
 * @param identifier the delivery's id: stable over all tries
 * @param loinc of the kind of document, e.g. {@code 11506-3}
 * @param text plain, lines end with a line feed
 * @param author as people read it
 * @param createdAt when it was signed, or the addendum written
 * @param madeAt when the delivery was asked for
 * @param visitFrom when the visit began
 * @param visitTo not before that
 * @param appendsTo the earlier document's id in the chart, for an addendum
 */
public record EhrDocument(
        String identifier,
        String title,
        String loinc,
        String text,
        byte[] pdf,
        String author,
        Instant createdAt,
        Instant madeAt,
        Instant visitFrom,
        Instant visitTo,
        Optional<String> ehrEncounter,
        Optional<String> appendsTo) {

    @Override
    public String toString() {
        return "EhrDocument[" + identifier + "]";
    }
}
