package org.florscribe.practice.audit;

import java.util.UUID;

/**
 * The end of a practice's access log was signed and put out. Fired in the transaction that says so in the log.
 *
 * @param line as it stands in the file of heads: words of ours, ids, hexadecimal digits and Base64
 */
public record HeadSigned(UUID practiceId, String line) {}
