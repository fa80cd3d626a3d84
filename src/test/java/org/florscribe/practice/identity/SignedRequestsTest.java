package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.florscribe.platform.keys.HmacOfRequests;
import org.florscribe.practice.identity.RequestSignature.Request;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.testing.Signing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRequestsTest {

    private static final Request INVITE = request("POST", "/api/v1/staff", "{\"givenName\":\"Ada\"}");
    private static final String NONCE = "0123456789abcdef";

    private final Accounting accounting = new Accounting();
    private final SignedRequests requests = new SignedRequests(
            accounting.keys, new HmacOfRequests(), accounting.record, accounting.callers, accounting.clock);
    private final SecretToken secret = SecretToken.random();
    private Caller program = Accounting.stranger();

    @BeforeEach
    void a_key() {
        Staff owner = accounting.person(Role.PRACTICE_ADMIN);
        Instant now = accounting.clock.instant();
        ApiKey key = new ApiKey(
                owner.id(),
                owner.practiceId(),
                owner.id(),
                owner.id(),
                "test",
                new Scopes(Set.of(Scope.STAFF_WRITE)),
                List.of(),
                SecretToken.random().hash(),
                secret,
                now,
                now.plus(Duration.ofDays(1)),
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        accounting.keys.add(key);
        program = Caller.person(owner, Optional.empty(), Authority.ofKey(key, false), Accounting.stranger());
    }

    /** Computed with another program, so that the words of the documentation stay true. */
    @Test
    void the_signature_is_what_the_documentation_says() {
        SecretToken known =
                SecretToken.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").orElseThrow();

        assertThat(Signing.header(Instant.ofEpochSecond(1_790_000_000), NONCE, INVITE, known))
                .isEqualTo(
                        "t=1790000000,n=0123456789abcdef,v1=f345ed36b5a1a6eb3167b156f8a92b432d2189513f546ced675579366d22f13c");
    }

    @Test
    void a_signature_holds_once() {
        String header = sign(accounting.clock.instant(), NONCE, INVITE);

        check(header, INVITE);
        assertSlug(header, INVITE, "signature-replayed");
        check(sign(accounting.clock.instant(), NONCE + "2", INVITE), INVITE);
        assertThat(accounting.recorded).containsExactly(Event.API_SIGNATURE_REFUSED);
    }

    @Test
    void a_signature_holds_for_five_minutes_either_way() {
        Instant now = accounting.clock.instant();
        check(sign(now.minusSeconds(300), NONCE + "a", INVITE), INVITE);
        check(sign(now.plusSeconds(299), NONCE + "b", INVITE), INVITE);
        assertSlug(sign(now.minusSeconds(301), NONCE + "c", INVITE), INVITE, "signature-stale");
        assertSlug(sign(now.plusSeconds(302), NONCE + "d", INVITE), INVITE, "signature-stale");
    }

    @Test
    void what_was_signed_is_this_request_and_no_other() {
        String header = sign(accounting.clock.instant(), NONCE, INVITE);

        for (Request other : List.of(
                request("PUT", "/api/v1/staff", "{\"givenName\":\"Ada\"}"),
                request("POST", "/api/v1/staff?x=1", "{\"givenName\":\"Ada\"}"),
                request("POST", "/api/v1/staff", "{\"givenName\":\"Ida\"}"))) {
            assertSlug(header, other, "signature-invalid");
        }
        assertSlug(header.replace("n=0", "n=1"), INVITE, "signature-invalid");
        assertSlug(header.replaceFirst("t=1", "t=2"), INVITE, "signature-invalid");
        check(header, INVITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=1", "v1=00", "t=99999999999999999999,n=0123456789abcdef,v1=00", "t=1,n=short,v1=00"})
    void what_has_not_the_form_is_no_signature(String header) {
        assertThat(RequestSignature.parse(header)).isEmpty();
        assertSlug(header, INVITE, "signature-invalid");
    }

    private void assertSlug(String header, Request request, String slug) {
        assertThatThrownBy(() -> check(header, request))
                .isInstanceOfSatisfying(
                        NotSignedIn.class, it -> assertThat(it.slug()).isEqualTo(slug));
    }

    private void check(String header, Request request) {
        accounting.callers.runAs(program, () -> requests.check(header, request));
    }

    private String sign(Instant at, String nonce, Request request) {
        return Signing.header(at, nonce, request, secret);
    }

    private static Request request(String method, String target, String body) {
        return new Request(method, target, body.getBytes(StandardCharsets.UTF_8));
    }
}
