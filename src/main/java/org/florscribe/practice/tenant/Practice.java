package org.florscribe.practice.tenant;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * The customer, and what its documents say about it.
 *
 * @param locale BCP 47 language tag
 * @param jurisdiction country or state whose rules on recording and records apply, in the practice's own words
 * @param consentText what patients are told before a recording; empty until the practice writes it
 */
public record Practice(
        UUID id,
        String name,
        ZoneId timeZone,
        String locale,
        String jurisdiction,
        String address,
        String consentText,
        KeepTimes keepTimes,
        long version,
        Instant createdAt) {

    static final String DEFAULT_LOCALE = "en";

    static Practice named(UUID id, String name, ZoneId timeZone, Instant now) {
        return new Practice(id, name, timeZone, DEFAULT_LOCALE, "", "", "", KeepTimes.USUAL, 0, now);
    }
}
