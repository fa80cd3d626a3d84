package org.florscribe.testing.speech;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The server's end of one WebSocket (RFC 6455), no extensions. Frames of a client are masked, or it is refused with 1002. */
final class Socket implements AutoCloseable {

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LONGEST = 1 << 20;

    private final java.net.Socket line;
    private final DataInputStream in;
    private final OutputStream out;
    private boolean closed;

    /** One whole message. */
    record Message(boolean isText, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    Socket(java.net.Socket line, DataInputStream in) throws IOException {
        this.line = line;
        this.in = in;
        this.out = line.getOutputStream();
    }

    /** @throws EOFException when the other side closes, well or not */
    Message next() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int kind = CONTINUATION;
        while (true) {
            int first = in.readUnsignedByte();
            int opcode = first & 0x0F;
            byte[] payload = payload();
            switch (opcode) {
                case TEXT, BINARY, CONTINUATION -> {
                    kind = opcode == CONTINUATION ? kind : opcode;
                    whole.write(payload);
                    if ((first & 0x80) != 0) {
                        return new Message(kind == TEXT, whole.toByteArray());
                    }
                }
                case PING -> send(PONG, payload);
                case PONG -> {}
                case CLOSE -> {
                    close(1000, "");
                    throw new EOFException("closed");
                }
                default -> {
                    close(1002, "unknown frame");
                    throw new EOFException("unknown frame");
                }
            }
        }
    }

    private byte[] payload() throws IOException {
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if ((second & 0x80) == 0 || length > LONGEST) {
            close(1002, "not masked, or too long");
            throw new EOFException("not masked, or too long");
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        if (payload.length < length) {
            throw new EOFException("cut off");
        }
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    void text(String words) throws IOException {
        send(TEXT, words.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void send(int opcode, byte[] payload) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(10);
        head.put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            head.put((byte) payload.length);
        } else if (payload.length < 65_536) {
            head.put((byte) 126).putShort((short) payload.length);
        } else {
            head.put((byte) 127).putLong(payload.length);
        }
        out.write(head.array(), 0, head.position());
        out.write(payload);
        out.flush();
    }

    synchronized void close(int code, String reason) throws IOException {
        if (!closed) {
            closed = true;
            byte[] words = reason.getBytes(StandardCharsets.UTF_8);
            send(
                    CLOSE,
                    ByteBuffer.allocate(2 + words.length)
                            .putShort((short) code)
                            .put(words)
                            .array());
            line.shutdownOutput();
        }
    }

    /** As when the cable is pulled. */
    @Override
    public void close() throws IOException {
        line.close();
    }
}
