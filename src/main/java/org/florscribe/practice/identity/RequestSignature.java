package org.florscribe.practice.identity;

import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.shared.Sha256;

/**
 * A program's signature of one request, as the header {@code Flor-Signature: t=<unix seconds>,n=<nonce>,v1=<hex>}. Signed are, each
 * on a line of its own: time, nonce, method, path with query, SHA-256 of the body in hex.
 *
 * @param nonce 16 to 64 letters, digits, - or _; each works once
 * @param mac HMAC-SHA-256 with the key's signing secret
 */
public record RequestSignature(Instant at, String nonce, byte[] mac) {

    /** How far the signer's clock may be from ours, before or behind; nonces are remembered as long. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Pattern SHAPE =
            Pattern.compile("t=([0-9]{1,12}),\\s?n=([A-Za-z0-9_-]{16,64}),\\s?v1=([0-9a-f]{64})");

    /** What was signed. */
    public record Request(String method, String target, byte[] body) {}

    /** Empty when it has not the form. */
    public static Optional<RequestSignature> parse(String header) {
        Matcher shape = SHAPE.matcher(header.strip());
        if (!shape.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RequestSignature(
                    Instant.ofEpochSecond(Long.parseLong(shape.group(1))),
                    shape.group(2),
                    HexFormat.of().parseHex(shape.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isOfNow(Instant now) {
        return Duration.between(at, now).abs().compareTo(WINDOW) <= 0;
    }

    boolean fits(Request request, SecretToken secret, RequestMac macs) {
        return MessageDigest.isEqual(mac, macs.of(secret, signed(at, nonce, request)));
    }

    /** What is signed, a line each. */
    public static String signed(Instant at, String nonce, Request request) {
        return String.join(
                "\n",
                Long.toString(at.getEpochSecond()),
                nonce,
                request.method(),
                request.target(),
                HexFormat.of().formatHex(Sha256.of(request.body())));
    }

    @Override
    public String toString() {
        return "RequestSignature[" + at + "]";
    }
}
