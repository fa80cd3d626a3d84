package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.florscribe.practice.identity.ThrottleKey.Kind;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.TooManyAttempts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInThrottleTest {

    private static final EmailAddress EMAIL = new EmailAddress("someone@example.org");
    private static final Optional<String> HERE = Optional.of("192.0.2.1");

    private final Accounting accounting = new Accounting();
    private final SignInThrottle throttle =
            new SignInThrottle(accounting.failures, accounting.devices, accounting.clock);

    @ParameterizedTest
    @CsvSource({"1,0", "4,0", "5,30", "6,60", "7,120", "8,240", "9,480", "10,900", "11,900", "99,900"})
    void the_wait_after_failures_in_a_row_doubles_to_a_quarter_of_an_hour(int failures, long seconds) {
        Instant now = Instant.parse("2026-03-02T09:00:00Z");

        assertThat(ThrottleRules.blockedUntil(Kind.ACCOUNT, failures, now)
                        .map(until -> Duration.between(now, until).toSeconds())
                        .orElse(0L))
                .isEqualTo(seconds);
    }

    @Test
    void after_a_hundred_the_password_is_off_until_it_is_reset() {
        Instant now = Instant.parse("2026-03-02T09:00:00Z");

        assertThat(ThrottleRules.blockedUntil(Kind.ACCOUNT, 100, now).orElseThrow())
                .isAfter(now.plus(Duration.ofDays(36_500)));
    }

    @Test
    void the_fifth_failure_closes_the_account_for_half_a_minute_from_wherever() {
        fail(5, EMAIL, HERE);

        assertThatThrownBy(() -> throttle.check(EMAIL, Optional.of("198.51.100.7")))
                .isInstanceOfSatisfying(
                        TooManyAttempts.class,
                        refused -> assertThat(refused.retryAfter())
                                .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31)));
        accounting.clock.pass(Duration.ofSeconds(30));
        assertThatCode(() -> throttle.check(EMAIL, HERE)).doesNotThrowAnyException();
    }

    @Test
    void the_right_password_starts_the_account_anew_but_not_its_address() {
        for (int i = 0; i < 19; i++) {
            throttle.failed(new EmailAddress("guess" + i + "@example.org"), HERE);
        }
        throttle.succeeded(EMAIL);
        throttle.failed(EMAIL, HERE);

        assertThat(accounting
                        .failures
                        .find(ThrottleKey.account(EMAIL))
                        .orElseThrow()
                        .failures())
                .isEqualTo(1);
        assertThatThrownBy(() -> throttle.check(new EmailAddress("next@example.org"), HERE))
                .isInstanceOf(TooManyAttempts.class);
        assertThatCode(() -> throttle.check(new EmailAddress("next@example.org"), Optional.of("198.51.100.7")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_stranger_locks_nobody_out_of_a_device_they_signed_in_from() {
        fail(5, EMAIL, Optional.of("198.51.100.7"));
        assertThatThrownBy(() -> throttle.check(EMAIL, HERE)).isInstanceOf(TooManyAttempts.class);

        accounting.devices.remember(EMAIL);

        assertThatCode(() -> throttle.check(EMAIL, Optional.of("198.51.100.7"))).doesNotThrowAnyException();
        throttle.succeeded(EMAIL);
        accounting.knownHere = Optional.empty();
        assertThatThrownBy(() -> throttle.check(EMAIL, HERE)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void a_known_device_waits_too_and_is_a_stranger_after_a_hundred() {
        accounting.devices.remember(EMAIL);
        fail(5, EMAIL, HERE);
        assertThatThrownBy(() -> throttle.check(EMAIL, HERE)).isInstanceOf(TooManyAttempts.class);

        fail(95, EMAIL, HERE);

        assertThatCode(() -> throttle.check(EMAIL, HERE)).doesNotThrowAnyException();
        fail(5, EMAIL, HERE);
        assertThatThrownBy(() -> throttle.check(EMAIL, HERE)).isInstanceOf(TooManyAttempts.class);
        assertThat(accounting.counts).containsKey(ThrottleKey.account(EMAIL));
    }

    @Test
    void an_address_that_fails_at_more_than_ten_accounts_waits_for_an_hour() {
        for (int i = 0; i < 10; i++) {
            throttle.failed(new EmailAddress("guess" + i + "@example.org"), HERE);
        }
        assertThatCode(() -> throttle.check(EMAIL, HERE)).doesNotThrowAnyException();

        throttle.failed(new EmailAddress("one-more@example.org"), HERE);

        assertThatThrownBy(() -> throttle.check(EMAIL, HERE))
                .isInstanceOfSatisfying(
                        TooManyAttempts.class,
                        refused -> assertThat(refused.retryAfter()).isGreaterThan(Duration.ofMinutes(59)));
        assertThatCode(() -> throttle.check(EMAIL, Optional.of("198.51.100.7"))).doesNotThrowAnyException();
        accounting.clock.pass(Duration.ofHours(1));
        assertThatCode(() -> throttle.check(EMAIL, HERE)).doesNotThrowAnyException();
    }

    @Test
    void an_ipv6_network_of_64_bits_counts_as_one_address() {
        assertThat(ThrottleKey.address("2001:db8:1:2::1")).isEqualTo(ThrottleKey.address("2001:db8:1:2:ffff::9"));
        assertThat(ThrottleKey.address("2001:db8:1:2::1")).isNotEqualTo(ThrottleKey.address("2001:db8:1:3::1"));
    }

    @Test
    void whoever_is_unknown_costs_the_same_work_and_hears_the_same_words() {
        Staff known = accounting.person(Role.CLINICIAN);
        PasswordCheck check = new PasswordCheck(
                throttle,
                new Accounts(accounting.people, practice -> false, accounting.scope, accounting.record),
                accounting.hasher);
        Password wrong = Password.of("wrong");

        assertThatThrownBy(() -> check.check(known.email().text(), wrong, Accounting.stranger()))
                .isInstanceOf(NotSignedIn.class)
                .hasMessage("E-mail or password is not right.");
        assertThatThrownBy(() -> check.check("nobody@example.org", wrong, Accounting.stranger()))
                .isInstanceOf(NotSignedIn.class)
                .hasMessage("E-mail or password is not right.");
        assertThatThrownBy(() -> check.check("no address at all", wrong, Accounting.stranger()))
                .isInstanceOf(NotSignedIn.class)
                .hasMessage("E-mail or password is not right.");
        assertThat(accounting.recordedNobody).isEqualTo(2);
        assertThat(accounting.counts).containsKey(ThrottleKey.account(new EmailAddress("nobody@example.org")));
        assertThat(check.check(known.email().text(), Password.of("right"), Accounting.stranger()))
                .isEqualTo(known);
    }

    private void fail(int times, EmailAddress email, Optional<String> origin) {
        for (int i = 0; i < times; i++) {
            throttle.failed(email, origin);
        }
    }
}
