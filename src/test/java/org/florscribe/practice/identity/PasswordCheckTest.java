package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.TooManyAttempts;
import org.junit.jupiter.api.Test;

class PasswordCheckTest {

    private static final Password RIGHT = Password.of("right");
    private static final Password WRONG = Password.of("wrong");

    private final Accounting accounting = new Accounting();
    private boolean ended;
    private final Accounts accounts = new Accounts(
            accounting.people,
            practice -> ended && practice.equals(Accounting.PRACTICE),
            accounting.scope,
            accounting.record);
    private final SignInThrottle throttle =
            new SignInThrottle(accounting.failures, accounting.devices, accounting.clock);
    private final PasswordCheck check = new PasswordCheck(throttle, accounts, accounting.hasher, Duration.ZERO);
    private final Staff person = accounting.person(Role.CLINICIAN);

    @Test
    void a_right_password_finds_its_person_however_the_address_is_written() {
        assertThat(check(person.email().text().toUpperCase(Locale.ROOT), RIGHT)).isEqualTo(person);
        assertThat(accounting.recorded).isEmpty();
        assertThat(accounting.recordedNobody).isZero();
    }

    @Test
    void a_wrong_one_is_on_record_and_an_unknown_address_hashes_too() {
        assertWrong(person.email().text(), WRONG);
        assertThat(accounting.recorded).containsExactly(Event.SIGN_IN_FAILED);
        assertThat(accounting.recordedNobody).isZero();

        assertWrong("nobody@example.org", RIGHT);
        assertWrong("no address", RIGHT);
        assertThat(accounting.recordedNobody).isEqualTo(2);
        assertThat(accounting.recorded).hasSize(1);
    }

    @Test
    void a_refusal_takes_its_least_time_and_what_is_right_does_not() {
        PasswordCheck usual = new PasswordCheck(throttle, accounts, accounting.hasher);
        long start = System.nanoTime();
        usual.check(person.email().text(), RIGHT, Accounting.stranger());
        long right = System.nanoTime();
        assertThatThrownBy(() -> usual.check("nobody@example.org", RIGHT, Accounting.stranger()))
                .isInstanceOf(NotSignedIn.class);

        assertThat(System.nanoTime() - right)
                .isGreaterThanOrEqualTo(Duration.ofMillis(300).toNanos());
        assertThat(right - start).isLessThan(Duration.ofMillis(300).toNanos());
    }

    @Test
    void the_sixth_attempt_waits_even_with_the_right_password() {
        for (int i = 0; i < 5; i++) {
            assertWrong(person.email().text(), WRONG);
        }

        assertThatThrownBy(() -> check(person.email().text(), RIGHT)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void one_attempt_after_the_other_and_not_only_one() throws Exception {
        assertWrong(person.email().text(), WRONG);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            assertThat(other.submit(() -> check(person.email().text(), RIGHT)).get())
                    .isEqualTo(person);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void what_was_hashed_as_one_did_once_is_hashed_anew_unless_it_was_changed_meanwhile() {
        Staff old = person.withPassword("old hash of right");
        accounting.staff.put(person.id(), old);

        check(person.email().text(), RIGHT);

        assertThat(hash()).contains("hash of right");
        assertThat(accounting.entered).containsExactly(Accounting.PRACTICE);
        accounting.staff.put(person.id(), person.withPassword("hash of another"));
        accounts.rehash(old, "hash of right");
        assertThat(hash()).contains("hash of another");
    }

    @Test
    void who_may_not_sign_in_is_not_told_why() {
        accounting.staff.put(person.id(), person.disabled());
        assertWrong(person.email().text(), RIGHT);
        accounting.staff.put(person.id(), person.invitedAnew());
        assertWrong(person.email().text(), RIGHT);
        accounting.staff.put(person.id(), person.invitedAnew().vouchedFor());
        assertWrong(person.email().text(), RIGHT);

        assertThat(accounting.recorded).isEmpty();
        assertThat(accounting.recordedNobody).isEqualTo(3);
    }

    @Test
    void only_who_knows_the_password_learns_that_the_practice_has_ended() {
        accounting.staff.put(person.id(), person.disabled());
        ended = true;

        assertThatThrownBy(() -> check(person.email().text(), RIGHT))
                .isInstanceOfSatisfying(
                        NotSignedIn.class, it -> assertThat(it.slug()).isEqualTo("practice-ended"));
        assertWrong(person.email().text(), WRONG);
        accounting.staff.put(person.id(), person.invitedAnew().disabled());
        assertWrong(person.email().text(), RIGHT);
        accounting.staff.put(person.id(), person);
        assertThat(accounts.ended(person.email()))
                .as("somebody who still may sign in")
                .isEmpty();
    }

    @Test
    void a_person_works_with_charts_by_an_account_in_use_and_a_role() {
        assertThat(person.worksWithCharts()).isTrue();
        assertThat(person.disabled().worksWithCharts()).isFalse();
        assertThat(person.withRoles(Set.of(Role.PRACTICE_ADMIN)).worksWithCharts())
                .isFalse();
        assertThat(person.withRoles(Set.of(Role.PRACTICE_ADMIN, Role.NURSE)).worksWithCharts())
                .isTrue();
    }

    @Test
    void whom_a_provider_vouches_for_is_in_unless_the_practice_says_no() {
        UUID id = UUID.randomUUID();
        Staff joined = Staff.joined(
                id,
                Accounting.PRACTICE,
                new StaffName("New", "Person"),
                new EmailAddress("new@example.org"),
                Role.NURSE,
                accounting.clock.instant());

        assertThat(joined.state()).isEqualTo(StaffState.ACTIVE);
        assertThat(joined.roles()).containsExactly(Role.NURSE);
        assertThat(joined.passwordHash()).isEmpty();
        assertThat(joined.displayName()).isEqualTo("New Person");
        assertThat(joined.disabled().vouchedFor().state()).isEqualTo(StaffState.DISABLED);
        assertThat(joined.disabled().enabled().state())
                .as("no password to come back with")
                .isEqualTo(StaffState.INVITED);
        assertThat(joined.inTheme(Theme.DARK).theme()).isEqualTo(Theme.DARK);
        assertThat(joined.named(new StaffName("Old", "Name")).displayName()).isEqualTo("Old Name");
    }

    private Optional<String> hash() {
        return accounting.people.find(person.id()).orElseThrow().passwordHash();
    }

    private void assertWrong(String email, Password password) {
        assertThatThrownBy(() -> check(email, password))
                .isInstanceOfSatisfying(
                        NotSignedIn.class, it -> assertThat(it.slug()).isEqualTo("wrong-credentials"));
    }

    private Staff check(String email, Password password) {
        return check.check(email, password, Accounting.stranger());
    }
}
