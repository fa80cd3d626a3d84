package org.florscribe.practice.audit;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.shared.Sha256;

/**
 * The end of a practice's chain: the number and hash of its last line.
 *
 * @param hash SHA-256, 32 bytes
 */
public record ChainHead(UUID practiceId, long seq, byte[] hash) {

    private static final Pattern WORDS =
            Pattern.compile("audit-head 1 ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\\d{1,18}) ([0-9a-f]{64})");

    /** Of a practice without a line. */
    public static ChainHead beforeAll(UUID practiceId) {
        return new ChainHead(practiceId, 0, Sha256.of("florscribe audit chain " + practiceId));
    }

    /** The head after this line. */
    public ChainHead then(ChainEntry entry, int form) {
        MessageDigest digest = Sha256.begin();
        digest.update(hash);
        digest.update(CanonicalForm.of(entry, form));
        return new ChainHead(practiceId, entry.seq(), digest.digest());
    }

    /** As it is written to logs and files, and signed: {@code audit-head 1 PRACTICE SEQ HASH}. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "audit-head 1 %s %d %s",
                practiceId,
                seq,
                HexFormat.of().formatHex(hash));
    }

    /** The first head that stands in this line of a log or file. */
    public static Optional<ChainHead> in(String line) {
        Matcher matcher = WORDS.matcher(line);
        return matcher.find()
                ? Optional.of(new ChainHead(
                        UUID.fromString(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        HexFormat.of().parseHex(matcher.group(3))))
                : Optional.empty();
    }

    /** SHA-256 of {@link #words}: how the chain itself speaks of one of its heads. */
    public byte[] digest() {
        return Sha256.of(words());
    }

    public boolean hasHash(byte[] other) {
        return MessageDigest.isEqual(hash, other);
    }

    @Override
    public String toString() {
        return words();
    }
}
