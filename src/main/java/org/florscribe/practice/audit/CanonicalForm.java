package org.florscribe.practice.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * The one way a line of the access log is written down to be hashed: a byte with the number of the form, then the parts in the
 * order of {@link ChainEntry}. Numbers are big-endian, ids 16 bytes, a moment eight bytes of microseconds since 1970 (UTC), text
 * UTF-8 after four bytes with its length; a flag 0 or 1, and one stands
 * before what may be absent. Two different lines never have the same
 * bytes. A form that was used is never changed; another one gets the next number.
 */
public final class CanonicalForm {

    /** The number of the form that new lines are written in. */
    public static final int CURRENT = 1;

    private static final int DIGEST_BYTES = 32;
    private static final long MICROS = 1_000_000;

    private CanonicalForm() {}

    /** @throws IllegalArgumentException for a form that this version does not know, or a part that no line can have */
    public static byte[] of(ChainEntry entry, int form) {
        if (form != CURRENT) {
            throw new IllegalArgumentException("No form " + form);
        }
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(form);
            write(out, entry.practiceId());
            out.writeLong(entry.seq());
            write(out, entry.id());
            out.writeLong(micros(entry.occurredAt()));
            write(out, entry.actorKind());
            write(out, entry.actorId());
            write(out, entry.sessionId());
            write(out, entry.action());
            write(out, entry.objectType());
            write(out, entry.objectId());
            write(out, entry.patientId());
            write(out, entry.outcome());
            write(out, entry.origin());
            write(out, entry.correlationId());
            out.writeBoolean(entry.emergency());
            out.writeBoolean(entry.digest().isPresent());
            if (entry.digest().isPresent()) {
                byte[] digest = entry.digest().get();
                if (digest.length != DIGEST_BYTES) {
                    throw new IllegalArgumentException("A digest has " + DIGEST_BYTES + " bytes");
                }
                out.write(digest);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e); // nothing is written anywhere but to memory
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException for bytes that no line has */
    public static ChainEntry read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readUnsignedByte() != CURRENT) {
                throw new IllegalArgumentException("A form that this version does not know");
            }
            var entry = new ChainEntry(
                    id(in),
                    in.readLong(),
                    id(in),
                    moment(in.readLong()),
                    text(in),
                    optionalId(in),
                    optionalId(in),
                    text(in),
                    text(in),
                    optionalId(in),
                    optionalId(in),
                    text(in),
                    text(in),
                    text(in),
                    flag(in),
                    flag(in) ? Optional.of(exactly(in, DIGEST_BYTES)) : Optional.empty());
            if (in.read() != -1) {
                throw new IllegalArgumentException("More than a line");
            }
            return entry;
        } catch (IOException e) {
            throw new IllegalArgumentException("Less than a line", e);
        }
    }

    private static long micros(Instant moment) {
        if (moment.getNano() % 1_000 != 0) {
            throw new IllegalArgumentException("Finer than a microsecond");
        }
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), MICROS), moment.getNano() / 1_000);
    }

    static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static void write(DataOutputStream out, Optional<UUID> id) throws IOException {
        out.writeBoolean(id.isPresent());
        if (id.isPresent()) {
            write(out, id.get());
        }
    }

    private static UUID id(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static Optional<UUID> optionalId(DataInputStream in) throws IOException {
        return flag(in) ? Optional.of(id(in)) : Optional.empty();
    }

    private static boolean flag(DataInputStream in) throws IOException {
        int flag = in.readUnsignedByte();
        if (flag > 1) {
            throw new IllegalArgumentException("Neither there nor absent");
        }
        return flag == 1;
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] utf8 = exactly(in, in.readInt());
        String text = new String(utf8, StandardCharsets.UTF_8);
        if (!Arrays.equals(utf8, text.getBytes(StandardCharsets.UTF_8))) {
            throw new IllegalArgumentException("Not UTF-8");
        }
        return text;
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > in.available()) {
            throw new IllegalArgumentException("Less than a line");
        }
        return in.readNBytes(length);
    }
}
