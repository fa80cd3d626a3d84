package org.florscribe.practice.identity;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A key as its program sends it: {@code flor_<id>_<secret>_<checksum>}. The beginning lets scanners find keys where they should
 * not be, the checksum tells a mistyped key from a stolen one without a look into the database (security.md 2.5).
 */
public record ApiKeyText(UUID id, SecretToken secret) {

    /** What every key begins with, and no token of another kind. */
    public static final String PREFIX = "flor_";

    private static final Pattern SHAPE = Pattern.compile(PREFIX + "([0-9a-f]{32})_([A-Za-z0-9_-]{43})_([0-9a-f]{8})");

    /** Empty when this cannot be a key of ours. */
    public static Optional<ApiKeyText> parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches() || !checksum(text.substring(0, text.length() - 9)).equals(shape.group(3))) {
            return Optional.empty();
        }
        UUID id = new UUID(
                HexFormat.fromHexDigitsToLong(shape.group(1), 0, 16),
                HexFormat.fromHexDigitsToLong(shape.group(1), 16, 32));
        return SecretToken.parse(shape.group(2)).map(secret -> new ApiKeyText(id, secret));
    }

    /** The key itself, for the one who may hold it. */
    public String reveal() {
        String begins = PREFIX + id.toString().replace("-", "") + "_" + secret.reveal();
        return begins + "_" + checksum(begins);
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    @Override
    public String toString() {
        return "[api key]";
    }
}
