package org.florscribe.platform.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A kept answer as bytes, before sealing: version, status, three optional headers, body. */
final class AnswerBytes {

    private static final int VERSION = 1;

    private AnswerBytes() {}

    static byte[] write(KeptAnswer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.body().length + 64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeShort(answer.status());
            write(out, answer.contentType());
            write(out, answer.location());
            write(out, answer.etag());
            out.writeInt(answer.body().length);
            out.write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static KeptAnswer read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("A kept answer of version " + version);
            }
            int status = in.readShort();
            Optional<String> contentType = read(in);
            Optional<String> location = read(in);
            Optional<String> etag = read(in);
            return new KeptAnswer(status, contentType, location, etag, in.readNBytes(in.readInt()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, Optional<String> header) throws IOException {
        out.writeBoolean(header.isPresent());
        if (header.isPresent()) {
            out.writeUTF(header.get());
        }
    }

    private static Optional<String> read(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
    }
}
