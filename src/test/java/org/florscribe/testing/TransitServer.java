package org.florscribe.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The transit engine of Vault and OpenBao, with one key, as its HTTP API describes it. Refuses what the real one refuses: another
 * token, method, key or path, no base64, what it did not wrap, and other associated data than it was wrapped with.
 */
public final class TransitServer implements AutoCloseable {

    public static final String TOKEN = "hvs.stand-in-token";

    private static final String KEY = "florscribe";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IV = 12;

    private final List<byte[]> versions = new ArrayList<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final int port;
    private HttpServer server;
    private volatile boolean isSealed;
    private volatile String token = TOKEN;

    public TransitServer() throws IOException {
        rotate();
        server = start(0);
        port = server.getAddress().getPort();
    }

    public URI key() {
        return URI.create("http://127.0.0.1:" + port + "/v1/transit/keys/" + KEY);
    }

    /** What OUTBOUND_ALLOW has to hold. */
    public String allowed() {
        return "127.0.0.1/32:" + port;
    }

    public int asked(String operation) {
        return asked.computeIfAbsent(operation, it -> new AtomicInteger()).get();
    }

    /** A new version of the key; the ones before still unwrap. */
    public void rotate() {
        byte[] version = new byte[32];
        RANDOM.nextBytes(version);
        versions.add(version);
    }

    /** Answers, but nothing more than that. */
    public void seal(boolean sealed) {
        this.isSealed = sealed;
    }

    public void acceptOnly(String other) {
        token = other;
    }

    public void stop() {
        server.stop(0);
    }

    public void startAgain() throws IOException {
        server = start(port);
    }

    @Override
    public void close() {
        stop();
    }

    private HttpServer start(int at) throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        made.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "transit");
            thread.setDaemon(true);
            return thread;
        }));
        made.createContext("/", this::answer);
        made.start();
        return made;
    }

    private void answer(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        String path = call.getRequestURI().getPath();
        if (isSealed) {
            error(call, 503, "Vault is sealed");
        } else if (!token.equals(call.getRequestHeaders().getFirst("X-Vault-Token"))) {
            error(call, 403, "permission denied");
        } else if (!path.matches("/v1/transit/(encrypt|decrypt)/" + KEY)) {
            error(call, path.startsWith("/v1/transit/") ? 403 : 404, "permission denied");
        } else if (!call.getRequestMethod().equals("POST")
                && !call.getRequestMethod().equals("PUT")) {
            error(call, 405, "unsupported operation");
        } else {
            String operation = path.split("/", -1)[3];
            asked.computeIfAbsent(operation, it -> new AtomicInteger()).incrementAndGet();
            try {
                JsonNode in = JSON.readTree(body);
                byte[] bound =
                        Base64.getDecoder().decode(in.path("associated_data").asText());
                say(
                        call,
                        200,
                        Map.of(
                                "request_id",
                                "0",
                                "data",
                                operation.equals("encrypt")
                                        ? encrypt(Base64.getDecoder().decode(required(in, "plaintext")), bound)
                                        : decrypt(required(in, "ciphertext"), bound)));
            } catch (IllegalArgumentException | GeneralSecurityException | IOException e) {
                error(call, 400, "invalid request");
            }
        }
    }

    private static String required(JsonNode in, String field) {
        if (!in.path(field).isTextual()) {
            throw new IllegalArgumentException(field);
        }
        return in.get(field).asText();
    }

    private Map<String, Object> encrypt(byte[] plain, byte[] bound) throws GeneralSecurityException {
        byte[] iv = new byte[IV];
        RANDOM.nextBytes(iv);
        byte[] cipher = cipher(Cipher.ENCRYPT_MODE, versions.size(), iv, bound).doFinal(plain);
        byte[] whole =
                ByteBuffer.allocate(IV + cipher.length).put(iv).put(cipher).array();
        return Map.of(
                "ciphertext",
                "vault:v" + versions.size() + ":" + Base64.getEncoder().encodeToString(whole),
                "key_version",
                versions.size());
    }

    private Map<String, Object> decrypt(String text, byte[] bound) throws GeneralSecurityException {
        String[] parts = text.split(":", -1);
        if (parts.length != 3 || !parts[0].equals("vault") || !parts[1].matches("v[1-9]\\d*")) {
            throw new IllegalArgumentException("no ciphertext");
        }
        int version = Integer.parseInt(parts[1].substring(1));
        byte[] whole = Base64.getDecoder().decode(parts[2]);
        if (version > versions.size() || whole.length < IV) {
            throw new IllegalArgumentException("no such version");
        }
        byte[] plain = cipher(Cipher.DECRYPT_MODE, version, Arrays.copyOf(whole, IV), bound)
                .doFinal(whole, IV, whole.length - IV);
        return Map.of("plaintext", Base64.getEncoder().encodeToString(plain));
    }

    private Cipher cipher(int mode, int version, byte[] iv, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(versions.get(version - 1), "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(bound);
        return cipher;
    }

    private static void error(HttpExchange call, int status, String words) throws IOException {
        say(call, status, Map.of("errors", List.of(words)));
    }

    private static void say(HttpExchange call, int status, Map<String, ?> content) throws IOException {
        byte[] bytes = JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        try (call) {
            call.getResponseBody().write(bytes);
        }
    }
}
