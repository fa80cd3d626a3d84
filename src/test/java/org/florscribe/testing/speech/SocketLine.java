package org.florscribe.testing.speech;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A loopback server that answers plain GETs and opens WebSockets: the JDK's own server knows no upgrade. */
final class SocketLine implements AutoCloseable {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<java.net.Socket> open = ConcurrentHashMap.newKeySet();
    private final Server server;

    /** What is asked. */
    record Request(String path, Map<String, List<String>> query, Map<String, String> headers) {

        Optional<String> one(String name) {
            return Optional.ofNullable(query.get(name)).map(all -> all.get(0));
        }
    }

    /** @param status 101 opens the socket */
    record Reply(int status, String body) {}

    interface Server {

        Reply answer(Request request);

        void serve(Request request, Socket socket) throws IOException;
    }

    SocketLine(Server server) {
        this.server = server;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    String origin() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** Every connection ends at once, without a word. */
    void cut() {
        open.forEach(SocketLine::closeQuietly);
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                java.net.Socket line = listening.accept();
                open.add(line);
                threads.execute(() -> take(line));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void take(java.net.Socket line) {
        try (line) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(line.getInputStream()));
            Request request = read(in);
            Reply reply = server.answer(request);
            StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " -\r\n");
            if (reply.status() == 101) {
                head.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ")
                        .append(accept(request.headers().getOrDefault("sec-websocket-key", "")))
                        .append("\r\n\r\n");
                line.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
                server.serve(request, new Socket(line, in));
            } else {
                byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
                head.append("Content-Type: application/json\r\nConnection: close\r\nContent-Length: ")
                        .append(body.length)
                        .append("\r\n\r\n");
                line.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
                line.getOutputStream().write(body);
            }
        } catch (IOException e) {
            // the other side is gone
        } finally {
            open.remove(line);
        }
    }

    private static Request read(DataInputStream in) throws IOException {
        String[] first = line(in).split(" ", -1);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        URI address = URI.create(first[1]);
        Map<String, List<String>> query = Stream.ofNullable(address.getRawQuery())
                .flatMap(all -> Stream.of(all.split("&", -1)))
                .collect(Collectors.groupingBy(
                        it -> it.replaceFirst("=.*", ""),
                        Collectors.mapping(
                                it -> URLDecoder.decode(it.replaceFirst("^[^=]*=?", ""), StandardCharsets.UTF_8),
                                Collectors.toList())));
        return new Request(address.getPath(), query, headers);
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static String accept(String key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void closeQuietly(java.net.Socket line) {
        try {
            line.close();
        } catch (IOException e) {
            // it was
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
        threads.shutdownNow();
    }
}
