package org.florscribe.adapter.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.florscribe.practice.sso.ProviderMetadata;
import org.florscribe.practice.sso.SsoProblem;
import org.florscribe.practice.sso.SsoRefused;

/** Whether a provider is who it has to be and can what we need, by its own account (OpenID Connect Discovery 1.0, 3 and 4.3). */
final class Discovery {

    private static final String PATH = "/.well-known/openid-configuration";

    private Discovery() {}

    static URI address(String issuer) {
        return URI.create(issuer.replaceFirst("/+$", "") + PATH);
    }

    /** @throws SsoRefused in the words of what is wrong */
    static ProviderMetadata read(JsonNode said, String issuer) {
        if (!said.isObject() || !said.path("issuer").isTextual()) {
            throw new SsoRefused(SsoProblem.NO_DISCOVERY);
        }
        // to the letter: one that is almost it may be somebody else's
        if (!said.path("issuer").textValue().equals(issuer)) {
            throw new SsoRefused(SsoProblem.OTHER_ISSUER);
        }
        require(words(said, "response_types_supported").contains("code"));
        require(words(said, "id_token_signing_alg_values_supported").stream()
                .anyMatch(IdTokenSignature.ALGORITHM_NAMES::contains));
        Set<String> challenges = words(said, "code_challenge_methods_supported");
        require(challenges.isEmpty() || challenges.contains("S256"));
        Set<String> ways = words(said, "token_endpoint_auth_methods_supported");
        boolean basic = ways.isEmpty() || ways.contains("client_secret_basic");
        require(basic || ways.contains("client_secret_post"));
        boolean plain = issuer.toLowerCase(Locale.ROOT).startsWith("http:");
        return new ProviderMetadata(
                issuer,
                place(said, "authorization_endpoint", plain),
                place(said, "token_endpoint", plain),
                place(said, "jwks_uri", plain),
                !basic,
                said.path("authorization_response_iss_parameter_supported").asBoolean(false));
    }

    /** @param plain whether http will do, because the operator has allowed the provider itself to be called so */
    private static URI place(JsonNode said, String name, boolean plain) {
        return Optional.ofNullable(said.path(name).textValue())
                .flatMap(Discovery::uri)
                .filter(it -> it.getHost() != null && it.getRawUserInfo() == null && it.getRawFragment() == null)
                .filter(it ->
                        "https".equalsIgnoreCase(it.getScheme()) || (plain && "http".equalsIgnoreCase(it.getScheme())))
                .orElseThrow(() -> new SsoRefused(SsoProblem.UNSUITABLE));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Set<String> words(JsonNode said, String name) {
        Set<String> found = new TreeSet<>();
        said.path(name).forEach(it -> found.add(it.asText()));
        return found;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new SsoRefused(SsoProblem.UNSUITABLE);
        }
    }
}
