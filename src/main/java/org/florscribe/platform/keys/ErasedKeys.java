package org.florscribe.platform.keys;

import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The list of destroyed keys as its file holds it: the key of its HMAC, sealed under the master key; a line each; the HMAC of all
 * before it. It lies beside the master key and not in the database, because a database that is brought back from yesterday knows
 * nothing of today.
 */
public record ErasedKeys(Map<UUID, Erased> keys) {

    private static final String HEAD = "florscribe-erased-keys-2";
    /** Its HMAC was under a key derived from the master key, and could not follow when that changed. */
    private static final String FIRST_HEAD = "florscribe-erased-keys-1";

    private static final String KEY = "key ";
    private static final String SEAL = "hmac-sha256 ";

    /** Whose it was, and when it was destroyed. */
    public record Erased(UUID practiceId, Instant at) {}

    public ErasedKeys {
        keys = Map.copyOf(keys);
    }

    /**
     * The key of a list's HMAC.
     *
     * @param sealed the same, under the master key
     */
    record ListKey(byte[] key, byte[] sealed) {}

    /** Opens the key of a list. */
    interface Opener {

        /** What was sealed under the master key for this list. */
        byte[] open(byte[] sealed);

        /** That of a list of the first form. */
        byte[] first();
    }

    String text(ListKey with) {
        StringBuilder text = new StringBuilder(HEAD)
                .append('\n')
                .append(KEY)
                .append(Base64.getEncoder().encodeToString(with.sealed()))
                .append('\n');
        new TreeMap<>(keys)
                .forEach((id, erased) -> text.append(id)
                        .append(' ')
                        .append(erased.practiceId())
                        .append(' ')
                        .append(erased.at())
                        .append('\n'));
        return text + SEAL + Base64.getEncoder().encodeToString(Hmac.of(with.key(), text.toString())) + "\n";
    }

    /** @throws SealBroken when a line was changed, added or taken away, or it belongs to another master key */
    static ErasedKeys parse(String file, Opener opener) {
        int at = file.lastIndexOf(SEAL);
        boolean first = file.startsWith(FIRST_HEAD + "\n");
        if (at < 0 || !(first || file.startsWith(HEAD + "\n" + KEY))) {
            throw new SealBroken("the list of erased keys");
        }
        String text = file.substring(0, at);
        try {
            byte[] key = first ? opener.first() : opener.open(sealedKey(file).orElseThrow());
            byte[] seal = Base64.getDecoder()
                    .decode(file.substring(at + SEAL.length()).strip());
            if (!MessageDigest.isEqual(seal, Hmac.of(key, text))) {
                throw new SealBroken("the list of erased keys");
            }
            Map<UUID, Erased> keys = new TreeMap<>();
            text.lines()
                    .skip(first ? 1 : 2)
                    .map(line -> line.split(" ", -1))
                    .forEach(it ->
                            keys.put(UUID.fromString(it[0]), new Erased(UUID.fromString(it[1]), Instant.parse(it[2]))));
            return new ErasedKeys(keys);
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new SealBroken("the list of erased keys", e);
        }
    }

    /** Empty for a list of the first form. */
    static Optional<byte[]> sealedKey(String file) {
        return file.lines()
                .limit(2)
                .filter(line -> line.startsWith(KEY))
                .findFirst()
                .map(line -> Base64.getDecoder().decode(line.substring(KEY.length())));
    }
}
