package org.florscribe.practice.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.sso.IdTokenRules.Person;
import org.florscribe.practice.sso.SingleSignOn.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdTokenRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String ISSUER = "https://login.example.org/practice";
    private static final String NONCE = "nonce of this sign-in";

    /** What a token says; a test changes one thing. */
    private record Said(
            Optional<String> issuer,
            List<String> audience,
            Optional<String> party,
            Optional<String> subject,
            Optional<Instant> end,
            Optional<Instant> issued,
            Optional<Instant> notBefore,
            Optional<String> nonce,
            List<String> methods,
            Optional<String> level) {

        static Said right() {
            return new Said(
                    Optional.of(ISSUER),
                    List.of("us"),
                    Optional.empty(),
                    Optional.of("subject"),
                    Optional.of(NOW.plusSeconds(300)),
                    Optional.of(NOW),
                    Optional.empty(),
                    Optional.of(NONCE),
                    List.of("pwd"),
                    Optional.empty());
        }

        IdTokenClaims claims() {
            return new IdTokenClaims(
                    issuer,
                    audience,
                    party,
                    subject,
                    end,
                    issued,
                    notBefore,
                    nonce,
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    methods,
                    level);
        }

        Said issuer(String other) {
            return new Said(
                    Optional.of(other), audience, party, subject, end, issued, notBefore, nonce, methods, level);
        }

        Said audience(Optional<String> azp, String... others) {
            return new Said(issuer, List.of(others), azp, subject, end, issued, notBefore, nonce, methods, level);
        }

        Said subject(Optional<String> other) {
            return new Said(issuer, audience, party, other, end, issued, notBefore, nonce, methods, level);
        }

        Said times(Optional<Instant> from, Optional<Instant> until, Optional<Instant> valid) {
            return new Said(issuer, audience, party, subject, until, from, valid, nonce, methods, level);
        }

        Said nonce(Optional<String> other) {
            return new Said(issuer, audience, party, subject, end, issued, notBefore, other, methods, level);
        }

        Said shown(List<String> amr, Optional<String> acr) {
            return new Said(issuer, audience, party, subject, end, issued, notBefore, nonce, amr, acr);
        }
    }

    @Test
    void what_holds_names_a_person_by_issuer_and_subject() {
        Person person = check(Said.right());

        assertThat(person.subject()).isEqualTo("subject");
        assertThat(person.severalFactors()).isFalse();
        assertThat(person.hash())
                .isNotEqualTo(new Person(ISSUER, "other", false).hash())
                .isNotEqualTo(new Person(ISSUER + "2", "subject", false).hash());
    }

    static Stream<Arguments> faults() {
        Map<String, UnaryOperator<Said>> faults = new TreeMap<>();
        faults.put("another issuer", it -> it.issuer("https://login.example.org/other"));
        faults.put("almost the issuer", it -> it.issuer(ISSUER + "/"));
        faults.put("no audience", it -> it.audience(Optional.empty()));
        faults.put("another audience", it -> it.audience(Optional.empty(), "them"));
        faults.put("several without saying which", it -> it.audience(Optional.empty(), "us", "them"));
        faults.put("several, made out for another", it -> it.audience(Optional.of("them"), "us", "them"));
        faults.put("ours, made out for another", it -> it.audience(Optional.of("them"), "us"));
        faults.put("made out for us, for another", it -> it.audience(Optional.of("us"), "them"));
        faults.put("no subject", it -> it.subject(Optional.empty()));
        faults.put("an empty subject", it -> it.subject(Optional.of(" ")));
        faults.put("an endless subject", it -> it.subject(Optional.of("x".repeat(256))));
        faults.put("no nonce", it -> it.nonce(Optional.empty()));
        faults.put("another nonce", it -> it.nonce(Optional.of(NONCE + " ")));
        faults.put("no end", it -> it.times(at(0), Optional.empty(), Optional.empty()));
        faults.put("over", it -> it.times(at(-120), at(-61), Optional.empty()));
        faults.put("no beginning", it -> it.times(Optional.empty(), at(300), Optional.empty()));
        faults.put("from a time to come", it -> it.times(at(61), at(300), Optional.empty()));
        faults.put("long issued", it -> it.times(at(-601), at(300), Optional.empty()));
        faults.put("not valid yet", it -> it.times(at(0), at(300), at(61)));
        return faults.entrySet().stream().map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void what_does_not_hold_is_refused(String name, UnaryOperator<Said> fault) {
        assertThatThrownBy(() -> check(fault.apply(Said.right())))
                .as(name)
                .isInstanceOfSatisfying(
                        SsoRefused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(SsoProblem.TOKEN_REFUSED));
    }

    @Test
    void clocks_may_be_a_minute_apart() {
        assertThat(check(Said.right().times(at(-300), at(-59), Optional.empty())))
                .isNotNull();
        assertThat(check(Said.right().times(at(60), at(300), at(60)))).isNotNull();
    }

    @Test
    void several_audiences_will_do_when_it_is_made_out_for_us() {
        assertThat(check(Said.right().audience(Optional.of("us"), "them", "us")))
                .isNotNull();
    }

    @Test
    void several_factors_are_what_amr_or_the_chosen_acr_says_and_nothing_else() {
        assertThat(check(Said.right().shown(List.of("pwd", "mfa"), Optional.empty()))
                        .severalFactors())
                .isTrue();
        assertThat(check(Said.right().shown(List.of("pwd"), Optional.of("strong")))
                        .severalFactors())
                .isTrue();
        assertThat(check(Said.right().shown(List.of("pwd", "otp"), Optional.of("weak")))
                        .severalFactors())
                .isFalse();
        assertThat(check(Said.right().shown(List.of(), Optional.empty())).severalFactors())
                .isFalse();
        assertThat(IdTokenRules.check(
                                Said.right().shown(List.of(), Optional.of("")).claims(), terms(""), NONCE, NOW)
                        .severalFactors())
                .as("none was chosen")
                .isFalse();
    }

    @Test
    void a_logout_token_names_who_signed_out_and_when() {
        IdTokenRules.SignedOut said = IdTokenRules.checkLogout(logout(Said.right()), terms(""), NOW);

        assertThat(said.person().hash()).isEqualTo(check(Said.right()).hash());
        assertThat(said.by()).as("clocks may be a minute apart").isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void what_names_no_such_event_or_has_a_nonce_is_no_logout_token() {
        IdTokenClaims word = Said.right().nonce(Optional.empty()).claims();
        for (LogoutClaims claims : List.of(
                new LogoutClaims(word, Set.of()),
                new LogoutClaims(word, Set.of("http://schemas.openid.net/event/other")),
                new LogoutClaims(Said.right().claims(), Set.of(IdTokenRules.LOGOUT)))) {
            assertThatThrownBy(() -> IdTokenRules.checkLogout(claims, terms(""), NOW))
                    .isInstanceOf(SsoRefused.class);
        }
    }

    /** Logout tokens have no nonce that could be wrong. */
    static Stream<Arguments> faultsOfBoth() {
        return faults().filter(it -> !it.get()[0].toString().contains("nonce"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsOfBoth")
    void what_does_not_hold_of_an_id_token_does_not_of_a_logout_token(String name, UnaryOperator<Said> fault) {
        assertThatThrownBy(() -> IdTokenRules.checkLogout(logout(fault.apply(Said.right())), terms(""), NOW))
                .as(name)
                .isInstanceOf(SsoRefused.class);
    }

    private static LogoutClaims logout(Said said) {
        return new LogoutClaims(said.nonce(Optional.empty()).claims(), Set.of(IdTokenRules.LOGOUT));
    }

    private static Optional<Instant> at(long seconds) {
        return Optional.of(NOW.plus(Duration.ofSeconds(seconds)));
    }

    private static Person check(Said said) {
        return IdTokenRules.check(said.claims(), terms("strong"), NONCE, NOW);
    }

    private static Terms terms(String acr) {
        return new Terms("Login", ISSUER, "us", "secret", Set.of("harbour.example"), Optional.of(Role.CLINICIAN), acr);
    }
}
