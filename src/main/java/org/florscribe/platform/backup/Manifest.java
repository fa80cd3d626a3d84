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

/**
 * What a set of a backup is made of, as text: a field a line, and an HMAC under the master key over all of it at the end. Names
 * of tables and numbers only.
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

    private static final String HEAD = "florscribe-backup-1";

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

    String text(BackupSeal seal) {
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
        return text + "hmac " + Base64.getEncoder().encodeToString(seal.hmac(bytes(text.toString()))) + "\n";
    }

    /** @throws IllegalStateException in words, when it is not what was written, or not by this master key */
    static Manifest parse(String text, BackupSeal seal) {
        int at = text.lastIndexOf("hmac ");
        if (!text.startsWith(HEAD + "\n") || at < 0) {
            throw new IllegalStateException("This is no manifest of a FlorScribe backup.");
        }
        byte[] told = Base64.getDecoder().decode(text.substring(at + 5).strip());
        if (!MessageDigest.isEqual(told, seal.hmac(bytes(text.substring(0, at))))) {
            throw new IllegalStateException(
                    "The manifest was changed, or the backup was made with another master key than this one.");
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
        return new Manifest(
                UUID.fromString(fields.getOrDefault("id", "")),
                fields.getOrDefault("kind", ""),
                Instant.parse(fields.getOrDefault("taken", "")),
                fields.getOrDefault("version", ""),
                fields.getOrDefault("schema", ""),
                Base64.getDecoder().decode(fields.getOrDefault("key", "")),
                parts);
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(text.lines().skip(1).toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
