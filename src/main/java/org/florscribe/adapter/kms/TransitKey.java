package org.florscribe.adapter.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.platform.keys.KeyEncryption;
import org.florscribe.platform.outbound.GuardedClient;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.platform.outbound.OutboundCall;
import org.florscribe.platform.outbound.OutboundRefused;
import org.florscribe.shared.Sha256;
import org.florscribe.shared.Unavailable;

/**
 * A key of the transit engine (HTTP API of HashiCorp Vault and OpenBao: {@code POST /v1/<mount>/encrypt/<key>} and {@code decrypt}, with
 * {@code associated_data}). The key never leaves the service. What it wrapped is kept as a byte 2, four bytes of the hash of the key's
 * address, and its own text {@code vault:v<version>:<base64>}.
 */
final class TransitKey implements KeyEncryption {

    private static final byte FORM = 2;
    private static final int PREFIX_BYTES = 1 + Integer.BYTES;
    private static final Pattern PATH = Pattern.compile("(/v1/[\\w./-]+)/keys/([\\w.-]+)");
    private static final Pattern TEXT = Pattern.compile("vault:v([0-9]{1,9}):[A-Za-z0-9+/]+={0,2}");
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 1 << 20;
    private static final byte[] PROBE = "which version wraps now".getBytes(StandardCharsets.US_ASCII);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GuardedClient client;
    private final URI address;
    private final Path token;
    private final String mount;
    private final String key;
    private final byte[] prefix;

    /**
     * @param address of the key, {@code https://host:8200/v1/transit/keys/name}
     * @param token file with the token, read at each call: whoever renews it writes it there
     */
    TransitKey(GuardedClient client, URI address, Path token) {
        Matcher path = PATH.matcher(String.valueOf(address.getPath()));
        if (!path.matches() || address.getQuery() != null || address.getUserInfo() != null) {
            throw new IllegalStateException("MASTER_KEY_KMS has to look like HOST/v1/transit/keys/NAME: it is the"
                    + " address of a key of the transit engine");
        }
        this.client = client;
        this.address = address;
        this.token = token;
        this.mount = path.group(1);
        this.key = path.group(2);
        this.prefix = ByteBuffer.allocate(PREFIX_BYTES)
                .put(FORM)
                .put(Sha256.of(mount + "/" + key), 0, Integer.BYTES)
                .array();
    }

    @Override
    public String name() {
        try {
            return nameOf(wrap(PROBE, new byte[] {FORM}));
        } catch (GeneralSecurityException e) {
            throw new Unavailable("The key service did not wrap a key", e);
        }
    }

    @Override
    public byte[] wrap(byte[] secret, byte[] boundTo) throws GeneralSecurityException {
        String text = ask("encrypt", "plaintext", base64(secret), boundTo)
                .path("ciphertext")
                .asText();
        if (!TEXT.matcher(text).matches()) {
            throw new GeneralSecurityException("the key service answered with something else than a wrapped key");
        }
        return prefixed(text);
    }

    /** As it is kept. */
    byte[] prefixed(String text) {
        byte[] wrapped = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(PREFIX_BYTES + wrapped.length)
                .put(prefix)
                .put(wrapped)
                .array();
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] boundTo) throws GeneralSecurityException {
        if (!wrapped(wrapped)) {
            throw new GeneralSecurityException("wrapped with another key");
        }
        try {
            return Base64.getDecoder()
                    .decode(ask("decrypt", "ciphertext", text(wrapped), boundTo)
                            .path("plaintext")
                            .asText());
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the key service answered with something else than a key", e);
        }
    }

    @Override
    public boolean wrapped(byte[] wrapped) {
        return wrapped.length > PREFIX_BYTES && Arrays.equals(wrapped, 0, PREFIX_BYTES, prefix, 0, PREFIX_BYTES);
    }

    @Override
    public String nameOf(byte[] wrapped) {
        Matcher text = TEXT.matcher(text(wrapped));
        return "service key " + key + (text.matches() ? " version " + text.group(1) : "");
    }

    private static String text(byte[] wrapped) {
        return new String(wrapped, PREFIX_BYTES, wrapped.length - PREFIX_BYTES, StandardCharsets.US_ASCII);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * @return the answer's {@code data}
     * @throws GeneralSecurityException when it says that this is not what it wrapped
     * @throws Unavailable when it does not answer, or does not let us in
     */
    private JsonNode ask(String operation, String field, String value, byte[] boundTo) throws GeneralSecurityException {
        ObjectNode body = JSON.createObjectNode().put(field, value).put("associated_data", base64(boundTo));
        OutboundAnswer answer;
        try {
            answer = client.send(new OutboundCall(
                    "POST",
                    address.resolve(mount + "/" + operation + "/" + key),
                    Map.of("Content-Type", "application/json", "X-Vault-Token", token(), "X-Vault-Request", "true"),
                    body.toString().getBytes(StandardCharsets.UTF_8),
                    CONNECT,
                    DEADLINE,
                    MOST_BYTES));
        } catch (OutboundRefused e) {
            throw new Unavailable("The key service at " + address.getHost() + " cannot be asked: " + e.getMessage(), e);
        }
        if (answer.status() == 400) {
            // the one status for what was not wrapped by this key, or not for this place
            throw new GeneralSecurityException("the key service does not take it");
        }
        if (answer.status() != 200) {
            throw new Unavailable("The key service at " + address.getHost() + " does not let us " + operation
                    + " with the key " + key + ": status " + answer.status()
                    + (answer.status() == 403 ? ", the token is not, or no longer, allowed to" : ""));
        }
        return answer.json()
                .map(it -> it.path("data"))
                .filter(JsonNode::isObject)
                .orElseThrow(
                        () -> new Unavailable("The key service at " + address.getHost() + " answers in no way known"));
    }

    private String token() {
        try {
            return Files.readString(token, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new Unavailable("The file that MASTER_KEY_KMS_TOKEN_FILE names cannot be read", e);
        }
    }
}
