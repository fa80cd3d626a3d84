package org.florscribe.platform.keys;

import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The list of destroyed data keys as its file holds it: a line each, then a line with the HMAC of all before it. It lies beside
 * the master key and not in the database, because a database that is brought back from yesterday knows nothing of today.
 */
public record ErasedKeys(Map<UUID, Erased> keys) {

    private static final String HEAD = "florscribe-erased-keys-1";
    private static final String SEAL = "hmac-sha256 ";

    /** Whose it was, and when it was destroyed. */
    public record Erased(UUID practiceId, Instant at) {}

    public ErasedKeys {
        keys = Map.copyOf(keys);
    }

    /** @param key of 32 bytes, derived from the master key */
    String text(byte[] key) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        new TreeMap<>(keys)
                .forEach((id, erased) -> text.append(id)
                        .append(' ')
                        .append(erased.practiceId())
                        .append(' ')
                        .append(erased.at())
                        .append('\n'));
        return text + SEAL + Base64.getEncoder().encodeToString(Hmac.of(key, text.toString())) + "\n";
    }

    /** @throws SealBroken when a line was changed, added or taken away, or it belongs to another master key */
    static ErasedKeys parse(String file, byte[] key) {
        int at = file.lastIndexOf(SEAL);
        if (at < 0 || !file.startsWith(HEAD + "\n")) {
            throw new SealBroken("the list of erased keys");
        }
        String text = file.substring(0, at);
        try {
            byte[] seal = Base64.getDecoder()
                    .decode(file.substring(at + SEAL.length()).strip());
            if (!MessageDigest.isEqual(seal, Hmac.of(key, text))) {
                throw new SealBroken("the list of erased keys");
            }
            Map<UUID, Erased> keys = new TreeMap<>();
            text.lines()
                    .skip(1)
                    .map(line -> line.split(" ", -1))
                    .forEach(it ->
                            keys.put(UUID.fromString(it[0]), new Erased(UUID.fromString(it[1]), Instant.parse(it[2]))));
            return new ErasedKeys(keys);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new SealBroken("the list of erased keys", e);
        }
    }
}
