package org.florscribe.platform.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.platform.keys.BackupSeal;
import org.florscribe.platform.keys.SealBroken;

/**
 * What a set of a backup is made of, as text: a field a line, and an HMAC under the set's key over all of it at the end. Names of
 * tables and numbers only.
 *
 * @param kind {@code data} or {@code keys}
 * @param schema the newest migration
 * @param sealedKey the key of the set's files, sealed under the master key
 */
record Manifest(
        UUID id,
        String kind,
        Instant takenAt,
        String version,
        String schema,
        byte[] sealedKey,
        Map<String, Part> parts) {

    static final String FILE = "manifest";

    private static final String HEAD = "florscribe-backup-2";
    /** Its HMAC was under the master key, and could not follow when that changed. */
    private static final String FIRST_HEAD = "florscribe-backup-1";

    private static final String OF_ANOTHER =
            "The manifest was changed, or the backup was made with another master key than this one.";

    /**
     * A file of the set.
     *
     * @param rows lines in it before it was sealed
     * @param sha256 of the sealed bytes, hexadecimal
     */
    record Part(long rows, long bytes, String sha256) {}

    Manifest {
        parts = new LinkedHashMap<>(parts);
    }

    /** @param key of the set */
    String text(byte[] key) {
        StringBuilder text = new StringBuilder(HEAD)
                .append("\nid ")
                .append(id)
                .append("\nkind ")
                .append(kind)
                .append("\ntaken ")
                .append(takenAt)
                .append("\nversion ")
                .append(version)
                .append("\nschema ")
                .append(schema)
                .append("\nkey ")
                .append(Base64.getEncoder().encodeToString(sealedKey))
                .append('\n');
        parts.forEach((file, part) -> text.append("file ")
                .append(file)
                .append(' ')
                .append(part.rows)
                .append(' ')
                .append(part.bytes)
                .append(' ')
                .append(part.sha256)
                .append('\n'));
        return text + "hmac " + Base64.getEncoder().encodeToString(BackupSeal.hmac(key, bytes(text.toString()))) + "\n";
    }

    /** @throws IllegalStateException in words, when it is not what was written, or not by this master key */
    static Manifest parse(String text, BackupSeal seal) {
        int at = text.lastIndexOf("hmac ");
        boolean first = text.startsWith(FIRST_HEAD + "\n");
        if (at < 0 || !(first || text.startsWith(HEAD + "\n"))) {
            throw new IllegalStateException("This is no manifest of a FlorScribe backup.");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, Part> parts = new LinkedHashMap<>();
        for (String line : lines(text.substring(0, at))) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("file")) {
                parts.put(words[1], new Part(Long.parseLong(words[2]), Long.parseLong(words[3]), words[4]));
            } else if (words.length == 2) {
                fields.put(words[0], words[1]);
            }
        }
        Manifest manifest = new Manifest(
                UUID.fromString(fields.getOrDefault("id", "")),
                fields.getOrDefault("kind", ""),
                Instant.parse(fields.getOrDefault("taken", "")),
                fields.getOrDefault("version", ""),
                fields.getOrDefault("schema", ""),
                Base64.getDecoder().decode(fields.getOrDefault("key", "")),
                parts);
        byte[] message = bytes(text.substring(0, at));
        byte[] told = Base64.getDecoder().decode(text.substring(at + 5).strip());
        if (!MessageDigest.isEqual(told, first ? seal.firstHmac(message) : manifest.hmac(seal, message))) {
            throw new IllegalStateException(OF_ANOTHER);
        }
        return manifest;
    }

    private byte[] hmac(BackupSeal seal, byte[] message) {
        try {
            return BackupSeal.hmac(seal.unwrap(id, sealedKey), message);
        } catch (SealBroken e) {
            throw new IllegalStateException(OF_ANOTHER, e);
        }
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(text.lines().skip(1).toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
