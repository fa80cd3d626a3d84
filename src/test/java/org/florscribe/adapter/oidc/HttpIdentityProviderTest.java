package org.florscribe.adapter.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.florscribe.platform.outbound.LoopbackClient;
import org.florscribe.practice.sso.ProviderMetadata;
import org.florscribe.practice.sso.SsoProblem;
import org.florscribe.practice.sso.SsoRefused;
import org.florscribe.testing.IdentityProviderServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpIdentityProviderTest {

    private final IdentityProviderServer server = new IdentityProviderServer();
    private final HttpIdentityProvider provider = new HttpIdentityProvider(LoopbackClient.make(), Clock.systemUTC());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_provider_that_can_what_is_needed_is_read_once_for_a_while() {
        ProviderMetadata metadata = provider.lookNow(server.issuer());

        assertThat(metadata.tokenEndpoint()).hasToString(server.issuer() + "/token");
        assertThat(metadata.saysIssuer()).isTrue();
        assertThat(metadata.secretInBody()).isFalse();
        server.describe(Map.of("token_endpoint_auth_methods_supported", List.of("client_secret_post")));
        assertThat(provider.metadata(server.issuer()).secretInBody()).isFalse();
        assertThat(provider.lookNow(server.issuer()).secretInBody()).isTrue();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("issuer", "https://login.example.org", SsoProblem.OTHER_ISSUER),
                Arguments.of("issuer", 7, SsoProblem.NO_DISCOVERY),
                Arguments.of("response_types_supported", List.of("id_token"), SsoProblem.UNSUITABLE),
                Arguments.of("id_token_signing_alg_values_supported", List.of("HS256", "none"), SsoProblem.UNSUITABLE),
                Arguments.of("code_challenge_methods_supported", List.of("plain"), SsoProblem.UNSUITABLE),
                Arguments.of(
                        "token_endpoint_auth_methods_supported", List.of("private_key_jwt"), SsoProblem.UNSUITABLE),
                Arguments.of("token_endpoint", "ftp://login.example.org/token", SsoProblem.UNSUITABLE),
                Arguments.of("authorization_endpoint", "javascript:alert(1)", SsoProblem.UNSUITABLE),
                Arguments.of("jwks_uri", "https://u:p@login.example.org/keys", SsoProblem.UNSUITABLE),
                Arguments.of("jwks_uri", "http://10.1.2.3/keys", SsoProblem.ADDRESS_REFUSED),
                Arguments.of("jwks_uri", "http://127.0.0.1:1/keys", SsoProblem.UNREACHABLE));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("faults")
    void what_is_wrong_with_a_provider_is_said(String name, Object value, SsoProblem problem) {
        server.describe(Map.of(name, value));

        assertRefused(server.issuer(), problem);
    }

    @Test
    void a_provider_that_is_not_there_is_said_to_be_away() {
        assertRefused(server.issuer() + "/elsewhere", SsoProblem.NO_DISCOVERY);
        server.close();
        assertRefused(server.issuer(), SsoProblem.UNREACHABLE);
    }

    private void assertRefused(String issuer, SsoProblem problem) {
        assertThatThrownBy(() -> provider.lookNow(issuer))
                .isInstanceOfSatisfying(
                        SsoRefused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
