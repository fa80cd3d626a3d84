package org.florscribe.practice.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.sso.SingleSignOn.Terms;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleSignOnTest {

    private static final String ISSUER = "https://login.example.org/practice/";

    @Test
    void the_issuer_stays_as_it_was_typed_and_the_secret_shows_itself_nowhere() {
        Terms terms = terms(" " + ISSUER, "harbour.example", Optional.empty());

        assertThat(terms.issuer()).isEqualTo(ISSUER);
        assertThat(terms.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "ada@harbour.example, true",
        "Ada@HARBOUR.example, true",
        "ada@sub.harbour.example, false",
        "ada@notharbour.example, false",
        "ada@harbour.example.evil.example, false",
        "harbour.example@evil.example, false"
    })
    void an_address_is_of_a_domain_to_the_letter(String address, boolean taken) {
        assertThat(terms(ISSUER, "harbour.example", Optional.empty()).takes(new EmailAddress(address)))
                .isEqualTo(taken);
    }

    @Test
    void what_is_shown_of_it_is_what_was_typed() {
        Terms terms = terms(ISSUER, "harbour.example", Optional.empty());

        assertThat(terms.issuerAddress()).hasToString(ISSUER);
        assertThat(terms.domainList()).containsExactly("harbour.example");
    }

    @Test
    void each_has_its_longest() {
        String longest = "a.".repeat(126) + "abc";
        assertThat(longest).hasSize(255);
        assertThat(terms(ISSUER, longest, Optional.empty()).domains()).containsExactly(longest);
        assertThatThrownBy(() -> terms(ISSUER, longest + "d", Optional.empty())).isInstanceOf(InvalidInput.class);
        assertThat(named("n".repeat(100)).name()).hasSize(100);
        assertThatThrownBy(() -> named("n".repeat(101))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> named(" ")).isInstanceOf(InvalidInput.class);
        assertThat(asking("l".repeat(255)).factorsAcr()).hasSize(255);
        assertThatThrownBy(() -> asking("l".repeat(256))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> asking("two words")).isInstanceOf(InvalidInput.class);
    }

    private static Terms named(String name) {
        return new Terms(name, ISSUER, "us", "s3cret", Set.of("harbour.example"), Optional.empty(), "");
    }

    private static Terms asking(String acr) {
        return new Terms("Login", ISSUER, "us", "s3cret", Set.of("harbour.example"), Optional.empty(), acr);
    }

    @Test
    void domains_are_read_as_people_write_them() {
        assertThat(Terms.domains(" @Harbour.example,b.example;\n c.example ,"))
                .containsExactly("b.example", "c.example", "harbour.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example", "*.example.org", "-a.example", "a@b.example", "exa mple.org", "a..example"})
    void what_is_no_domain_is_refused(String domain) {
        assertThatThrownBy(() -> terms(ISSUER, domain, Optional.empty())).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.example.org",
                "ftp://login.example.org",
                "https://user@login.example.org",
                "https://login.example.org?a=b",
                "https://login.example.org#a"
            })
    void what_can_be_no_issuer_is_refused(String issuer) {
        assertThatThrownBy(() -> terms(issuer, "harbour.example", Optional.empty()))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void nobody_joins_as_an_admin() {
        for (Role role : Role.values()) {
            if (SingleSignOn.JOINING_ROLES.contains(role)) {
                assertThat(terms(ISSUER, "harbour.example", Optional.of(role)).joining())
                        .contains(role);
            } else {
                assertThatThrownBy(() -> terms(ISSUER, "harbour.example", Optional.of(role)))
                        .isInstanceOf(InvalidInput.class);
            }
        }
        assertThat(SingleSignOn.JOINING_ROLES)
                .doesNotContain(Role.OWNER, Role.PRACTICE_ADMIN, Role.API_CLIENT)
                .contains(Role.CLINICIAN);
    }

    @Test
    void passwords_are_closed_to_all_but_the_named_and_only_while_it_is_on() {
        UUID named = UUID.randomUUID();
        UUID other = UUID.randomUUID();

        assertThat(practice(true, true, named).requiresOf(other)).isTrue();
        assertThat(practice(true, true, named).requiresOf(named)).isFalse();
        assertThat(practice(false, true, named).requiresOf(other)).isFalse();
        assertThat(practice(true, false, named).requiresOf(other)).isFalse();
    }

    @Test
    void state_nonce_and_verifier_follow_from_the_cookie_and_not_from_each_other() {
        SecretToken browser = SecretToken.random();
        SsoAttempt.Words words = SsoAttempt.Words.of(browser);

        assertThat(words)
                .isEqualTo(SsoAttempt.Words.of(browser))
                .isNotEqualTo(SsoAttempt.Words.of(SecretToken.random()));
        assertThat(Set.of(words.ticket(), words.nonce(), words.verifier(), words.challenge(), browser.reveal()))
                .hasSize(5)
                .allMatch(it -> it.matches("[A-Za-z0-9_-]{43}"));
        assertThat(words.challenge())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(words.verifier())));
        assertThat(words.toString()).doesNotContain(words.ticket(), words.verifier());
    }

    private static SingleSignOn practice(boolean active, boolean required, UUID exempt) {
        return new SingleSignOn(
                UUID.randomUUID(),
                terms(ISSUER, "harbour.example", Optional.empty()),
                active,
                required,
                Set.of(exempt),
                SecretToken.random(),
                1);
    }

    private static Terms terms(String issuer, String domain, Optional<Role> joining) {
        return new Terms("Login", issuer, "us", "s3cret", Set.of(domain), joining, "");
    }
}
