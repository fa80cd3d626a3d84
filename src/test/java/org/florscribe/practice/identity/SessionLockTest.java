package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.TooManyAttempts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionLockTest {

    private static final Password RIGHT = Password.of("right");

    private final Accounting accounting = new Accounting();
    private final PasskeyBook keys = new PasskeyBook();
    private final Passkeys passkeys =
            new Passkeys(keys, keys, accounting.people, accounting.scope, accounting.record, accounting.clock);
    private final SignedInSessions signedIn = new SignedInSessions(
            accounting.signedIn,
            accounting.people,
            accounting.scope,
            accounting.record,
            accounting.callers,
            accounting.clock);
    private final SessionLock lock = new SessionLock(
            accounting.signedIn,
            accounting.people,
            accounting.hasher,
            passkeys,
            new SignInThrottle(accounting.failures, accounting.devices, accounting.clock),
            accounting.scope,
            accounting.record,
            accounting.callers,
            accounting.clock);

    private Staff person;
    private SecretToken cookie;
    private Session session;

    @BeforeEach
    void somebody_signs_in() {
        person = accounting.person(Role.CLINICIAN);
        session = accounting.sessionOf(person, SessionKind.BROWSER);
        cookie = SecretToken.random();
        session = session.reauthenticated(Optional.of(cookie.hash()), accounting.clock.instant());
        accounting.signedIn.change(session);
    }

    @Test
    void a_browser_left_alone_locks_after_fifteen_minutes_and_is_nobodys_then() {
        pass(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(come(false).locked()).isFalse();
        pass(Duration.ofSeconds(1));

        Resumed back = come(true);

        assertThat(back.locked()).isTrue();
        assertThat(back.caller().kind()).isEqualTo(Caller.Kind.ANONYMOUS);
        assertThat(come(true).locked()).as("coming back is no way to open it").isTrue();
    }

    @Test
    void what_pages_ask_by_themselves_keeps_nothing_open_but_a_person_does() {
        for (int minute = 0; minute < 14; minute++) {
            pass(Duration.ofMinutes(1));
            come(false);
        }
        pass(Duration.ofMinutes(1));
        assertThat(come(false).locked()).isTrue();

        SecretToken opened = asStranger(() -> lock.unlock(cookie, RIGHT)).token();
        cookie = opened;
        for (int minute = 0; minute < 40; minute++) {
            pass(Duration.ofMinutes(1));
            assertThat(come(true).locked()).isFalse();
        }
    }

    @Test
    void a_lock_that_is_asked_for_holds_at_once() {
        accounting.callers.runAs(Caller.person(person, Optional.of(session.id()), Accounting.stranger()), lock::lock);

        assertThat(come(true).locked()).isTrue();
        assertThat(accounting.recorded).contains(Event.SESSION_LOCKED);
    }

    @Test
    void forty_five_minutes_after_the_lock_it_is_over() {
        pass(Duration.ofMinutes(15).plus(Duration.ofMinutes(45)).minusSeconds(1));
        assertThat(come(false).locked()).isTrue();
        pass(Duration.ofSeconds(1));

        assertThat(resume(false)).isEmpty();
        assertThatThrownBy(() -> asStranger(() -> lock.unlock(cookie, RIGHT))).isInstanceOf(NotSignedIn.class);
    }

    @Test
    void unlocking_gives_a_new_token_and_the_old_one_is_worth_nothing() {
        pass(Duration.ofMinutes(20));

        SignedIn opened = asStranger(() -> lock.unlock(cookie, RIGHT));

        assertThat(resume(true)).isEmpty();
        cookie = opened.token();
        assertThat(come(true).caller().staffId()).contains(person.id());
        assertThat(opened.session().id()).as("what pages hold stays theirs").isEqualTo(session.id());
        assertThat(accounting.recorded).contains(Event.SESSION_UNLOCKED);
    }

    @Test
    void twelve_hours_after_sign_in_it_is_over_whatever_was_done() {
        for (int i = 0; i < 12 * 6; i++) {
            assertThat(come(true).locked()).isFalse();
            pass(Duration.ofMinutes(10));
        }

        assertThat(resume(true)).isEmpty();
    }

    @Test
    void a_wrong_password_is_on_record_and_the_fifth_has_to_wait() {
        pass(Duration.ofMinutes(20));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> asStranger(() -> lock.unlock(cookie, Password.of("wrong"))))
                    .isInstanceOf(InvalidInput.class);
        }

        assertThatThrownBy(() -> asStranger(() -> lock.unlock(cookie, RIGHT))).isInstanceOf(TooManyAttempts.class);
        assertThat(accounting.recorded).contains(Event.UNLOCK_FAILED);
        assertThat(come(true).locked()).isTrue();
    }

    @Test
    void a_right_password_forgets_the_wrong_ones_before() {
        pass(Duration.ofMinutes(20));
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> asStranger(() -> lock.unlock(cookie, Password.of("wrong"))))
                    .isInstanceOf(InvalidInput.class);
        }
        cookie = asStranger(() -> lock.unlock(cookie, RIGHT)).token();
        assertThatThrownBy(() -> asStranger(() -> lock.unlock(cookie, Password.of("wrong"))))
                .isInstanceOf(InvalidInput.class);

        assertThat(asStranger(() -> lock.unlock(cookie, RIGHT)).caller().staffId())
                .contains(person.id());
    }

    @Test
    void a_passkey_opens_the_browser_of_its_person_and_no_other() {
        Staff other = accounting.person(Role.CLINICIAN);
        PasskeyBook.make(passkeys, person, 1);
        PasskeyBook.make(passkeys, other, 2);
        pass(Duration.ofMinutes(20));

        assertThatThrownBy(() -> asStranger(() -> lock.unlockWithPasskey(cookie, PasskeyBook.signed(passkeys, 2))))
                .isInstanceOf(InvalidInput.class);
        assertThat(accounting.recorded).containsExactly(Event.UNLOCK_FAILED);
        SignedIn opened = asStranger(() -> lock.unlockWithPasskey(cookie, PasskeyBook.signed(passkeys, 1)));
        assertThat(opened.caller().staffId()).contains(person.id());
        assertThat(accounting.recorded).containsExactly(Event.UNLOCK_FAILED, Event.SESSION_UNLOCKED);
    }

    @Test
    void the_lock_shows_whose_browser_it_is_while_that_person_may_come_back() {
        assertThat(asStranger(() -> lock.holder(cookie)).map(StaffView::id)).contains(person.id());
        assertThat(accounting.entered).containsExactly(Accounting.PRACTICE);

        accounting.staff.put(person.id(), person.disabled());
        assertThat(asStranger(() -> lock.holder(cookie))).isEmpty();
        assertThatThrownBy(() -> asStranger(() -> lock.unlock(cookie, RIGHT))).isInstanceOf(NotSignedIn.class);
    }

    @Test
    void a_program_has_no_lock_to_open_and_nothing_to_lock() {
        Session program = accounting
                .sessionOf(person, SessionKind.API)
                .reauthenticated(Optional.of(SecretToken.random().hash()), accounting.clock.instant());
        SecretToken token = SecretToken.random();
        accounting.signedIn.change(program.reauthenticated(Optional.of(token.hash()), accounting.clock.instant()));

        assertThat(asStranger(() -> lock.holder(token))).isEmpty();
        as(program, lock::lock);
        assertThat(accounting.recorded).isEmpty();
    }

    @Test
    void who_is_at_work_without_asking_anything_keeps_the_browser_open() {
        pass(Duration.ofMinutes(10));
        as(session, lock::stillHere);
        pass(Duration.ofMinutes(10));

        assertThat(come(false).locked()).isFalse();
        as(session, lock::lock);
        as(session, lock::lock);
        assertThat(accounting.recorded).as("locked once").containsExactly(Event.SESSION_LOCKED);
    }

    @Test
    void whoever_ended_it_while_the_password_was_checked_wins() {
        PasskeyBook.make(passkeys, person, 1);
        String answer = PasskeyBook.signed(passkeys, 1);
        accounting.signedIn.change(session.revoked(accounting.clock.instant()));

        assertThatThrownBy(() -> asStranger(() -> lock.unlockWithPasskey(cookie, answer)))
                .isInstanceOf(NotSignedIn.class);
    }

    private void as(Session held, Runnable act) {
        accounting.callers.runAs(Caller.person(person, Optional.of(held.id()), Accounting.stranger()), act);
    }

    @Test
    void a_locked_browser_can_be_signed_out() {
        pass(Duration.ofMinutes(20));

        accounting.callers.runAs(Accounting.stranger(), () -> lock.signOut(cookie));

        assertThat(resume(true)).isEmpty();
        assertThat(accounting.recorded).contains(Event.SIGN_OUT);
    }

    @Test
    void an_api_client_never_locks() {
        Session client = accounting.sessionOf(person, SessionKind.API);
        pass(Duration.ofDays(2));

        assertThat(client.isLocked(accounting.clock.instant())).isFalse();
        assertThat(client.isLive(accounting.clock.instant())).isTrue();
    }

    private void pass(Duration time) {
        accounting.clock.pass(time);
    }

    private Resumed come(boolean byPerson) {
        return resume(byPerson).orElseThrow();
    }

    private Optional<Resumed> resume(boolean byPerson) {
        return asStranger(() -> signedIn.resume(cookie, byPerson));
    }

    private <T> T asStranger(Supplier<T> work) {
        AtomicReference<T> got = new AtomicReference<>();
        accounting.callers.runAs(Accounting.stranger(), () -> got.set(work.get()));
        return Objects.requireNonNull(got.get());
    }
}
