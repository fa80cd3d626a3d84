package org.florscribe.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A provider of single sign-on, written after OpenID Connect Core, RFC 7636 and RFC 9207 and not after our code: it takes nothing that is not
 * as they say, signs in whoever it is told to without asking, changes its keys, and lies when it is told to.
 */
public final class IdentityProviderServer implements AutoCloseable {

    public static final String CLIENT_ID = "florscribe of the practice";
    public static final String CLIENT_SECRET = "s3cret: with a colon & more";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CODE_LIFE = Duration.ofSeconds(60);

    /** How it lies in the next token. */
    public enum Lie {
        WRONG_ISSUER,
        WRONG_AUDIENCE,
        SEVERAL_AUDIENCES,
        WRONG_PARTY,
        WRONG_NONCE,
        NO_NONCE,
        EXPIRED,
        FROM_TOMORROW,
        OF_YESTERDAY,
        NO_SUBJECT,
        NO_END,
        UNSIGNED,
        SIGNED_WITH_PUBLIC_KEY,
        FOREIGN_KEY_WITH_OUR_NAME,
        UNKNOWN_KEY,
        ANOTHER_TYPE,
        CHANGED_AFTERWARDS,
        NO_TOKEN
    }

    /** Who sits before the browser. */
    public record Person(String subject, String email, boolean verified, List<String> methods) {

        public static Person of(String email) {
            return new Person(UUID.randomUUID().toString(), email, true, List.of("pwd"));
        }

        public Person withEmail(String other) {
            return new Person(subject, other, verified, methods);
        }

        public Person unverified() {
            return new Person(subject, email, false, methods);
        }

        public Person withFactors() {
            return new Person(subject, email, verified, List.of("pwd", "otp", "mfa"));
        }
    }

    private record Code(Map<String, String> asked, Person person, Instant until) {}

    private final HttpServer server;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final AtomicInteger keyReads = new AtomicInteger();
    private volatile RSAKey key = newKey();
    private volatile Optional<Person> person = Optional.empty();
    private volatile Optional<Lie> lie = Optional.empty();
    private volatile Map<String, Object> metadata = Map.of();

    public IdentityProviderServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/practice/.well-known/openid-configuration", this::discovery);
        server.createContext("/practice/keys", this::keys);
        server.createContext("/practice/authorize", this::authorize);
        server.createContext("/practice/token", this::token);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + port() + "/practice";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Signs in this person, whoever asks, until it is said otherwise. */
    public void signIn(Person who) {
        person = Optional.of(who);
    }

    /** Whoever is asked says no. */
    public void signInNobody() {
        person = Optional.empty();
    }

    /** In the next token only. */
    public void lie(Lie how) {
        lie = Optional.of(how);
    }

    /** Signs with another key from now on; the one before is gone. */
    public void changeKey() {
        key = newKey();
    }

    /** Says other things of itself than are true. */
    public void describe(Map<String, Object> otherwise) {
        metadata = otherwise;
    }

    /** What was not as it has to be. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** How often its keys were read. */
    public int keyReads() {
        return keyReads.get();
    }

    private void discovery(HttpExchange exchange) throws IOException {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("issuer", issuer());
        said.put("authorization_endpoint", issuer() + "/authorize");
        said.put("token_endpoint", issuer() + "/token");
        said.put("jwks_uri", issuer() + "/keys");
        said.put("response_types_supported", List.of("code", "id_token"));
        said.put("id_token_signing_alg_values_supported", List.of("RS256", "HS256"));
        said.put("code_challenge_methods_supported", List.of("plain", "S256"));
        said.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
        said.put("authorization_response_iss_parameter_supported", true);
        said.putAll(metadata);
        answer(exchange, 200, JSON.writeValueAsString(said));
    }

    private void keys(HttpExchange exchange) throws IOException {
        keyReads.incrementAndGet();
        answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
        boolean right = "code".equals(asked.get("response_type"))
                && CLIENT_ID.equals(asked.get("client_id"))
                && asked.getOrDefault("redirect_uri", "").matches("http://(127\\.0\\.0\\.1|localhost):\\d+/sso\\.xhtml")
                && List.of(asked.getOrDefault("scope", "").split(" ", -1)).contains("openid")
                && asked.getOrDefault("state", "").length() >= 43
                && asked.getOrDefault("nonce", "").length() >= 43
                && asked.getOrDefault("code_challenge", "").matches("[A-Za-z0-9_-]{43}")
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.values().stream().distinct().count() == asked.size();
        if (!right) {
            faults.add("asked to sign in somebody with " + asked);
            answer(exchange, 400, "{}");
            return;
        }
        String back = asked.get("redirect_uri") + "?state=" + encoded(asked.get("state")) + "&iss=" + encoded(issuer());
        if (person.isEmpty()) {
            redirect(exchange, back + "&error=access_denied");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, new Code(asked, person.get(), Instant.now().plus(CODE_LIFE)));
        redirect(exchange, back + "&code=" + code);
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String expected = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (encoded(CLIENT_ID) + ":" + encoded(CLIENT_SECRET)).getBytes(StandardCharsets.UTF_8));
        if (!exchange.getRequestMethod().equals("POST")
                || !expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || sent.containsKey("client_secret")) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        Code code = codes.remove(sent.getOrDefault("code", ""));
        if (code == null
                || Instant.now().isAfter(code.until())
                || !"authorization_code".equals(sent.get("grant_type"))
                || !code.asked().get("redirect_uri").equals(sent.get("redirect_uri"))
                || !code.asked().get("code_challenge").equals(challenge(sent.getOrDefault("code_verifier", "")))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Optional<Lie> told = lie;
        lie = Optional.empty();
        Map<String, Object> said = new HashMap<>(Map.of("access_token", "not ours to use", "token_type", "Bearer"));
        if (!told.equals(Optional.of(Lie.NO_TOKEN))) {
            said.put("id_token", idToken(code, told));
        }
        answer(exchange, 200, JSON.writeValueAsString(said));
    }

    private String idToken(Code code, Optional<Lie> told) {
        Instant now = Instant.now();
        Lie how = told.orElse(null);
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(how == Lie.WRONG_ISSUER ? issuer() + "/" : issuer())
                .audience(
                        how == Lie.WRONG_AUDIENCE
                                ? List.of("another client")
                                : how == Lie.SEVERAL_AUDIENCES
                                        ? List.of("another client", CLIENT_ID)
                                        : List.of(CLIENT_ID))
                .subject(how == Lie.NO_SUBJECT ? null : code.person().subject())
                .issueTime(Date.from(
                        how == Lie.FROM_TOMORROW
                                ? now.plus(Duration.ofDays(1))
                                : how == Lie.OF_YESTERDAY ? now.minus(Duration.ofDays(1)) : now))
                .expirationTime(
                        how == Lie.NO_END
                                ? null
                                : Date.from(how == Lie.EXPIRED ? now.minusSeconds(90) : now.plus(Duration.ofDays(2))))
                .claim("email", code.person().email())
                .claim("email_verified", code.person().verified())
                .claim("given_name", "Ada")
                .claim("family_name", "Quill")
                .claim("amr", code.person().methods());
        if (how == Lie.WRONG_PARTY) {
            set.claim("azp", "another client");
        }
        if (how != Lie.NO_NONCE) {
            set.claim(
                    "nonce",
                    how == Lie.WRONG_NONCE
                            ? UUID.randomUUID().toString()
                            : code.asked().get("nonce"));
        }
        try {
            return how == null ? signed(set.build(), key, key.getKeyID()) : signed(set.build(), how);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it sends when somebody has signed out; the claims told here come in the place of its own, and none for an absent one. */
    public String logoutToken(Person who, Map<String, Optional<Object>> otherwise) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT_ID)
                .subject(who.subject())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("sid", UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        otherwise.forEach((name, value) -> set.claim(name, value.orElse(null)));
        try {
            return signed(set.build(), key, key.getKeyID(), "logout+jwt");
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWTClaimsSet set, Lie how) throws JOSEException {
        return switch (how) {
            case UNSIGNED -> new PlainJWT(set).serialize();
            case SIGNED_WITH_PUBLIC_KEY -> {
                SignedJWT jwt = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(key.getKeyID())
                                .build(),
                        set);
                jwt.sign(new MACSigner(key.toPublicJWK().toRSAPublicKey().getEncoded()));
                yield jwt.serialize();
            }
            case FOREIGN_KEY_WITH_OUR_NAME -> signed(set, newKey(), key.getKeyID());
            case UNKNOWN_KEY -> signed(set, newKey(), "nobody");
            case ANOTHER_TYPE -> signed(set, key, key.getKeyID(), "at+jwt");
            case CHANGED_AFTERWARDS -> {
                String[] parts = signed(set, key, key.getKeyID()).split("\\.", -1);
                JWTClaimsSet other =
                        new JWTClaimsSet.Builder(set).subject("somebody else").build();
                yield parts[0] + "." + new Payload(other.toJSONObject()).toBase64URL() + "." + parts[2];
            }
            default -> signed(set, key, key.getKeyID());
        };
    }

    private static String signed(JWTClaimsSet set, RSAKey with, String name) throws JOSEException {
        return signed(set, with, name, null);
    }

    private static String signed(JWTClaimsSet set, RSAKey with, String name, @Nullable String type)
            throws JOSEException {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(name);
        SignedJWT jwt = new SignedJWT((type == null ? header : header.type(new JOSEObjectType(type))).build(), set);
        jwt.sign(new RSASSASigner(with));
        return jwt.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2_048)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : Objects.requireNonNullElse(query, "").split("&", -1)) {
            String[] parts = field.split("=", 2);
            if (parts.length == 2) {
                fields.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void redirect(HttpExchange exchange, String address) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Location", address);
            exchange.sendResponseHeaders(302, -1);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
