package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.TooManyAttempts;
import org.junit.jupiter.api.Test;

class SecondStepTest {

    private final Accounting accounting = new Accounting();
    private final FactorBook book = new FactorBook();
    private final SignInThrottle throttle =
            new SignInThrottle(accounting.failures, accounting.devices, accounting.clock);
    private final SecondFactors factors =
            new SecondFactors(book, new PasskeyBook(), book, accounting.hasher, throttle, accounting.clock);
    private final SecondStep second = new SecondStep(
            book,
            accounting.people,
            book,
            factors,
            accounting.rules,
            accounting.scope,
            accounting.record,
            accounting.clock);
    private final Staff person = accounting.person(Role.CLINICIAN);

    @Test
    void without_a_second_factor_a_password_is_enough_where_nobody_asks_for_one() {
        assertThat(second.after(person, SignInProof.PASSWORD, "test")).isEmpty();
    }

    @Test
    void who_has_an_app_needs_its_code_and_each_code_works_once() {
        setUp();

        SecretToken half = begin();
        assertThat(second.finish(half, now(), Accounting.stranger()).proofs())
                .containsExactlyInAnyOrder(SignInProof.PASSWORD, SignInProof.CODE);

        SecretToken again = begin();
        assertWrong(again, now());
        accounting.clock.pass(Duration.ofSeconds(30));
        assertThat(second.finish(again, now(), Accounting.stranger()).person()).isEqualTo(person);
    }

    @Test
    void a_code_of_the_step_before_or_after_is_taken_and_no_other() {
        setUp();
        accounting.clock.pass(Duration.ofMinutes(10));
        long step = FactorBook.step(accounting.clock.instant());

        assertWrong(begin(), FactorBook.code(step - 2));
        assertWrong(begin(), FactorBook.code(step + 2));
        second.finish(begin(), FactorBook.code(step - 1), Accounting.stranger());
        second.finish(begin(), FactorBook.code(step + 1), Accounting.stranger());
        assertWrong(begin(), FactorBook.code(step));
    }

    @Test
    void a_half_sign_in_ends_with_its_use_after_five_codes_and_after_ten_minutes() {
        setUp();
        accounting.clock.pass(Duration.ofMinutes(1));
        SecretToken used = begin();
        second.finish(used, now(), Accounting.stranger());
        assertOver(used);

        SecretToken late = begin();
        accounting.clock.pass(HalfSignIn.LIFE);
        assertOver(late);

        SecretToken guessed = begin();
        for (int i = 0; i < HalfSignIn.MOST_ATTEMPTS; i++) {
            throttle.succeeded(person.email());
            assertWrong(guessed, "nonsense");
        }
        assertOver(guessed);
    }

    @Test
    void a_provider_that_has_vouched_finishes_what_was_begun_there_for_that_person_once() {
        setUp();
        SecretToken byPassword = begin();
        SecretToken vouched = second.after(person, SignInProof.SINGLE_SIGN_ON, "test")
                .orElseThrow()
                .half()
                .orElseThrow();

        assertThat(second.finishVouched(byPassword, person)).isFalse();
        assertThat(second.finishVouched(vouched, accounting.person(Role.CLINICIAN)))
                .isFalse();
        assertThat(second.finishVouched(vouched, person)).isTrue();
        assertThat(second.finishVouched(vouched, person)).isFalse();
        assertThat(accounting.entered).isNotEmpty().containsOnly(Accounting.PRACTICE);
    }

    @Test
    void who_was_disabled_meanwhile_does_not_finish() {
        setUp();
        SecretToken half = begin();
        accounting.staff.put(person.id(), person.disabled());

        assertOver(half);
    }

    @Test
    void wrong_codes_slow_down_as_wrong_passwords_do_and_a_right_password_does_not_forget_them() {
        setUp();
        for (int i = 0; i < 5; i++) {
            assertWrong(begin(), "nonsense");
        }

        assertThatThrownBy(() -> second.finish(begin(), now(), Accounting.stranger()))
                .isInstanceOf(TooManyAttempts.class);
        assertThat(accounting.recorded).contains(Event.SECOND_FACTOR_FAILED);
    }

    @Test
    void whose_practice_it_is_is_known_before_anything_of_it_is_read() {
        second.after(person, SignInProof.PASSWORD, "test");
        assertThat(accounting.entered).containsExactly(Accounting.PRACTICE);
        second.prove(person, Optional.empty(), Accounting.stranger());
        assertThat(accounting.entered).hasSize(2);
        setUp();
        SecretToken half = begin();
        int before = accounting.entered.size();
        assertWrong(half, "nonsense");
        assertThat(accounting.entered).hasSizeGreaterThan(before);
    }

    @Test
    void a_recovery_code_lets_in_once_however_it_is_typed() {
        List<String> codes = setUp();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(it -> it.matches("\\d(-[0-9A-Z]{4}){4}"));

        String typed = codes.get(7).toLowerCase(Locale.ROOT).replace("-", " ");
        assertThat(second.finish(begin(), typed, Accounting.stranger()).proofs())
                .contains(SignInProof.RECOVERY_CODE);
        assertWrong(begin(), codes.get(7));
        assertThat(book.recoveryCodesLeft(person.id())).isEqualTo(9);
    }

    @Test
    void who_needs_a_factor_and_has_none_sets_it_up_on_the_way_in() {
        SecondStep strict = new SecondStep(
                book,
                accounting.people,
                book,
                factors,
                asked(SecondFactorRule.ALL),
                accounting.scope,
                accounting.record,
                accounting.clock);
        SignInStep step = strict.after(person, SignInProof.PASSWORD, "test").orElseThrow();
        SecretToken half = step.half().orElseThrow();
        assertThat(step.enrolling()).isTrue();
        assertThat(strict.enrolment(half).orElseThrow().address())
                .startsWith("otpauth://totp/FlorScribe:")
                .contains("secret=SECRET");
        assertThatThrownBy(() -> strict.finish(half, now(), Accounting.stranger()))
                .isInstanceOf(NotSignedIn.class);

        SecondStep.Enrolled enrolled = strict.enrol(half, now(), Accounting.stranger());

        assertThat(enrolled.recoveryCodes()).hasSize(10);
        assertThat(factors.has(person)).isTrue();
        assertOver(half);
    }

    @Test
    void an_api_client_hears_what_is_missing() {
        Staff admin = accounting.person(Role.PRACTICE_ADMIN);
        SecondStep strict = new SecondStep(
                book,
                accounting.people,
                book,
                factors,
                asked(SecondFactorRule.ADMINS),
                accounting.scope,
                accounting.record,
                accounting.clock);

        assertThat(strict.prove(person, Optional.empty(), Accounting.stranger()))
                .isEqualTo(Set.of(SignInProof.PASSWORD));
        assertThatThrownBy(() -> strict.prove(admin, Optional.empty(), Accounting.stranger()))
                .isInstanceOfSatisfying(
                        NotSignedIn.class,
                        refused -> assertThat(refused.slug()).isEqualTo("second-factor-enrolment-required"));
        setUp();
        assertThatThrownBy(() -> strict.prove(person, Optional.empty(), Accounting.stranger()))
                .isInstanceOfSatisfying(
                        NotSignedIn.class, refused -> assertThat(refused.slug()).isEqualTo("second-factor-required"));
        accounting.clock.pass(Duration.ofSeconds(30));
        assertThat(strict.prove(person, Optional.of(now()), Accounting.stranger()))
                .contains(SignInProof.CODE);
    }

    /** An app one step ago, so that its first code is spent and now's is not. */
    private List<String> setUp() {
        factors.begin(person);
        assertThat(factors.spend(book.pendingForChange(person.id()).orElseThrow(), now()))
                .isTrue();
        accounting.clock.pass(Duration.ofSeconds(30));
        return factors.newRecoveryCodes(person);
    }

    private SecretToken begin() {
        return second.after(person, SignInProof.PASSWORD, "test")
                .orElseThrow()
                .half()
                .orElseThrow();
    }

    private String now() {
        return FactorBook.code(FactorBook.step(accounting.clock.instant()));
    }

    private void assertWrong(SecretToken half, String code) {
        refused(half, code, "wrong-code");
    }

    private void assertOver(SecretToken half) {
        refused(half, now(), "sign-in-over");
    }

    private void refused(SecretToken half, String code, String slug) {
        assertThatThrownBy(() -> second.finish(half, code, Accounting.stranger()))
                .isInstanceOfSatisfying(
                        NotSignedIn.class, refused -> assertThat(refused.slug()).isEqualTo(slug));
    }

    private static SignInRulesRepository asked(SecondFactorRule rule) {
        return new SignInRulesRepository() {
            @Override
            public SignInRules get() {
                return new SignInRules(15, rule);
            }

            @Override
            public void store(SignInRules rules) {
                throw new AssertionError("nobody changes the rules here");
            }
        };
    }
}
