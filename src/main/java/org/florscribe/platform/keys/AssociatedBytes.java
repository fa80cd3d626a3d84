package org.florscribe.platform.keys;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a ciphertext is bound to (security.md 2.9): version byte, then table and column each with a two-byte length before
 * it, then the practice and row ids of 16 bytes each, then whatever else the caller binds.
 */
final class AssociatedBytes {

    /** For values of the installation, which belong to no practice. */
    static final UUID NO_PRACTICE = new UUID(0, 0);

    private static final byte VERSION = 1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(96);

    private AssociatedBytes() {
        out.write(VERSION);
    }

    static byte[] of(UUID practiceId, Cell cell) {
        return start(practiceId, cell).toBytes();
    }

    static AssociatedBytes start(UUID practiceId, Cell cell) {
        return new AssociatedBytes()
                .and(cell.table())
                .and(cell.column())
                .and(practiceId)
                .and(cell.row());
    }

    AssociatedBytes and(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > 0xFFFF) {
            throw new IllegalArgumentException("Too long to be bound to");
        }
        out.write(utf8.length >>> 8);
        out.write(utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    AssociatedBytes and(UUID id) {
        out.writeBytes(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
