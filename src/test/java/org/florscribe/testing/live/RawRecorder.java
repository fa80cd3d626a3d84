package org.florscribe.testing.live;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A WebSocket (RFC 6455) with no manners: it reads, answers pings and closes only when it is told to. */
public final class RawRecorder implements AutoCloseable {

    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private RawRecorder(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** @param receiveBuffer bytes that the kernel keeps for a reader that does not read */
    public static RawRecorder open(URI server, String path, String ticket, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new java.net.InetSocketAddress(server.getHost(), server.getPort()));
        RawRecorder recorder = new RawRecorder(socket);
        String asked = "GET " + path + "?ticket=" + ticket + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + Base64.getEncoder().encodeToString(new byte[16]) + "\r\nSec-WebSocket-Protocol: "
                + RecordingSession.PROTOCOL + "\r\n\r\n";
        recorder.out.write(asked.getBytes(StandardCharsets.US_ASCII));
        String head = recorder.head();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new AssertionError("refused: " + head.lines().findFirst().orElse(""));
        }
        return recorder;
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** A whole message. */
    public void frame(long sequence, byte[] pcm) throws IOException {
        ByteBuffer content =
                ByteBuffer.allocate(4 + pcm.length).putInt((int) sequence).put(pcm);
        out.write(message(BINARY, content.array()));
    }

    private static byte[] message(int code, byte[] content) {
        ByteBuffer message = ByteBuffer.allocate(14 + content.length);
        message.put((byte) (0x80 | code));
        if (content.length < 126) {
            message.put((byte) (0x80 | content.length));
        } else {
            message.put((byte) (0x80 | 127)).putLong(content.length);
        }
        message.putInt(0).put(content).flip(); // a mask of zeros is one
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        return bytes;
    }

    /** Reads, and answers nothing, until the server ends it. -1 when it did so without a close frame. */
    public int awaitClose(int seconds) throws IOException {
        socket.setSoTimeout(seconds * 1_000);
        try {
            while (true) {
                int code = in.readUnsignedByte() & 15;
                int length = in.readUnsignedByte();
                byte[] content = new byte[length == 126 ? in.readUnsignedShort() : length];
                in.readFully(content);
                if (code == CLOSE) {
                    return ByteBuffer.wrap(content).getShort();
                }
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("The socket was not closed", e);
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
