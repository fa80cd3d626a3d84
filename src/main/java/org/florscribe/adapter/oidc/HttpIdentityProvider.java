package org.florscribe.adapter.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.florscribe.platform.outbound.GuardedClient;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.platform.outbound.OutboundCall;
import org.florscribe.platform.outbound.OutboundRefused;
import org.florscribe.practice.sso.IdTokenClaims;
import org.florscribe.practice.sso.IdentityProvider;
import org.florscribe.practice.sso.LogoutClaims;
import org.florscribe.practice.sso.ProviderMetadata;
import org.florscribe.practice.sso.SingleSignOn;
import org.florscribe.practice.sso.SsoProblem;
import org.florscribe.practice.sso.SsoRefused;
import org.florscribe.shared.FormEncoding;

/** OpenID Connect over the guarded way out. Metadata is kept for ten minutes on each node, as keys are. */
@ApplicationScoped
public class HttpIdentityProvider implements IdentityProvider {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 256 * 1024;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private record Read(ProviderMetadata metadata, Instant at) {}

    private final GuardedClient client;
    private final Clock clock;
    private final ProviderKeys keys;
    private final Map<String, Read> known = new ConcurrentHashMap<>();

    @Inject
    HttpIdentityProvider(GuardedClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
        this.keys = new ProviderKeys(this::readKeys, clock);
    }

    @Override
    public boolean refuses(URI address) {
        return client.refuses(address);
    }

    @Override
    public ProviderMetadata metadata(String issuer) {
        Read read = known.get(issuer);
        if (read != null && read.at().plus(KEPT).isAfter(clock.instant())) {
            return read.metadata();
        }
        return readMetadata(issuer);
    }

    @Override
    public ProviderMetadata lookNow(String issuer) {
        ProviderMetadata metadata = readMetadata(issuer);
        readKeys(metadata.keysAddress());
        return metadata;
    }

    private ProviderMetadata readMetadata(String issuer) {
        OutboundAnswer answer = get(Discovery.address(issuer));
        JsonNode said = Optional.of(answer)
                .filter(it -> it.status() == 200)
                .flatMap(OutboundAnswer::json)
                .orElseThrow(() -> new SsoRefused(SsoProblem.NO_DISCOVERY));
        ProviderMetadata metadata = Discovery.read(said, issuer);
        known.put(issuer, new Read(metadata, clock.instant()));
        return metadata;
    }

    private JWKSet readKeys(URI address) {
        OutboundAnswer answer = get(address);
        if (answer.status() != 200) {
            throw new SsoRefused(SsoProblem.NO_KEYS);
        }
        try {
            JWKSet read = JWKSet.parse(new String(answer.body(), StandardCharsets.UTF_8));
            if (read.isEmpty()) {
                throw new SsoRefused(SsoProblem.NO_KEYS);
            }
            return read;
        } catch (ParseException e) {
            throw new SsoRefused(SsoProblem.NO_KEYS, e);
        }
    }

    @Override
    public IdTokenClaims redeem(ProviderMetadata metadata, SingleSignOn.Terms terms, Redemption code) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code.code());
        fields.put("redirect_uri", code.redirectUri());
        fields.put("code_verifier", code.verifier());
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("Accept", "application/json");
        if (metadata.secretInBody()) {
            fields.put("client_id", terms.clientId());
            fields.put("client_secret", terms.clientSecret());
        } else {
            headers.put("Authorization", basic(terms));
        }
        OutboundAnswer answer = send(new OutboundCall(
                "POST",
                metadata.tokenEndpoint(),
                headers,
                FormEncoding.of(fields).getBytes(StandardCharsets.UTF_8),
                CONNECT,
                DEADLINE,
                MOST_BYTES));
        JsonNode said = answer.json().orElseThrow(() -> new SsoRefused(SsoProblem.PROVIDER_FAILED));
        if (answer.status() != 200) {
            throw new SsoRefused(problem(answer.status(), said.path("error").asText()));
        }
        if (!said.path("id_token").isTextual()) {
            throw new SsoRefused(SsoProblem.PROVIDER_FAILED);
        }
        IdTokenSignature token =
                IdTokenSignature.parse(said.path("id_token").textValue(), IdTokenSignature.Kind.ID_TOKEN);
        return token.claims(keys.keyOf(token, metadata.keysAddress()));
    }

    @Override
    public LogoutClaims signedOut(ProviderMetadata metadata, String logoutToken) {
        IdTokenSignature token = IdTokenSignature.parse(logoutToken, IdTokenSignature.Kind.LOGOUT_TOKEN);
        return token.logout(keys.keyOf(token, metadata.keysAddress()));
    }

    private static SsoProblem problem(int status, String error) {
        if (error.equals("invalid_grant")) {
            return SsoProblem.CODE_REFUSED;
        }
        return status == 401 || error.equals("invalid_client") || error.equals("unauthorized_client")
                ? SsoProblem.CLIENT_REFUSED
                : SsoProblem.PROVIDER_FAILED;
    }

    /** RFC 6749 2.3.1: both are form-encoded before they are joined. */
    private static String basic(SingleSignOn.Terms terms) {
        String joined = FormEncoding.encoded(terms.clientId()) + ":" + FormEncoding.encoded(terms.clientSecret());
        return "Basic " + Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    private OutboundAnswer get(URI address) {
        return send(new OutboundCall(
                "GET", address, Map.of("Accept", "application/json"), new byte[0], CONNECT, DEADLINE, MOST_BYTES));
    }

    private OutboundAnswer send(OutboundCall call) {
        try {
            return client.send(call);
        } catch (OutboundRefused refused) {
            SsoProblem problem = switch (refused.why()) {
                case NOT_ALLOWED -> SsoProblem.ADDRESS_REFUSED;
                case NOT_TRUSTED -> SsoProblem.NOT_TRUSTED;
                case UNKNOWN_NAME, NO_CONNECTION, CUT_OFF, TOO_LATE -> SsoProblem.UNREACHABLE;
                case TOO_LARGE -> SsoProblem.PROVIDER_FAILED;
            };
            throw new SsoRefused(problem, refused);
        }
    }
}
