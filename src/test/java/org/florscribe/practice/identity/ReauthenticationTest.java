package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.Denied;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.TooManyAttempts;
import org.junit.jupiter.api.Test;

class ReauthenticationTest {

    private static final Confirmation RIGHT = Confirmation.of(Password.of("right"));
    private static final Confirmation WRONG = Confirmation.of(Password.of("wrong"));

    private final Accounting accounting = new Accounting();
    private final FactorBook book = new FactorBook();
    private final SignInThrottle throttle =
            new SignInThrottle(accounting.failures, accounting.devices, accounting.clock);
    private final SecondFactors factors =
            new SecondFactors(book, new PasskeyBook(), book, accounting.hasher, throttle, accounting.clock);
    private final PasskeyBook keys = new PasskeyBook();
    private final Passkeys passkeys =
            new Passkeys(keys, keys, accounting.people, accounting.scope, accounting.record, accounting.clock);
    private final Reauthentication reauthentication = new Reauthentication(
            accounting.people,
            accounting.signedIn,
            accounting.hasher,
            factors,
            passkeys,
            throttle,
            accounting.record,
            accounting.callers,
            accounting.clock);
    private final Staff person = accounting.person(Role.CLINICIAN);
    private final Session session = accounting.sessionOf(person, SessionKind.BROWSER);

    @Test
    void a_right_password_is_enough_and_counts_for_five_minutes_when_it_was_a_step_up() throws Exception {
        accounting.clock.pass(Duration.ofMinutes(5));
        confirm(RIGHT);
        assertThat(isRecent()).as("a confirmation of one act opens no other").isFalse();

        Optional<SecretToken> token = stepUp(RIGHT);

        assertThat(token).isPresent();
        assertThat(accounting.signedIn.findByToken(token.orElseThrow().hash())).isPresent();
        assertThat(accounting.recorded).containsExactly(Event.STEP_UP);
        assertThat(isRecent()).isTrue();
        accounting.clock.pass(Duration.ofMinutes(5));
        assertThat(isRecent()).isFalse();
        assertThatThrownBy(() -> accounting.as(person, session, () -> {
                    reauthentication.requireRecent();
                    return true;
                }))
                .isInstanceOfSatisfying(
                        Denied.class, it -> assertThat(it.slug()).isEqualTo("step-up-required"));
    }

    @Test
    void a_wrong_password_opens_nothing_is_on_record_and_the_fifth_has_to_wait() throws Exception {
        accounting.clock.pass(Duration.ofMinutes(5));
        for (int i = 0; i < 5; i++) {
            assertRefused("password", WRONG);
        }

        assertThat(accounting.recorded).hasSize(5).containsOnly(Event.STEP_UP_FAILED);
        assertThat(isRecent()).isFalse();
        assertThatThrownBy(() -> stepUp(RIGHT)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void a_right_password_forgets_the_wrong_ones_before() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertRefused("password", WRONG);
        }
        confirm(RIGHT);
        assertRefused("password", WRONG);

        confirm(RIGHT);
    }

    @Test
    void a_code_of_the_second_factor_does_as_well_and_once() throws Exception {
        accounting.clock.pass(Duration.ofMinutes(5));
        book.store(Authenticator.begun(person, new byte[20], accounting.clock.instant())
                .used(1, accounting.clock.instant()));
        Confirmation code = Confirmation.of(
                Optional.empty(), Optional.of(FactorBook.code(FactorBook.step(accounting.clock.instant()))));
        for (int i = 0; i < 4; i++) {
            assertRefused("password", WRONG);
        }

        confirm(code);
        assertRefused("code", code);
        assertThat(accounting.recorded).last().isEqualTo(Event.STEP_UP_FAILED);
        confirm(RIGHT);
    }

    @Test
    void a_passkey_does_as_well_once_and_only_that_of_the_person() throws Exception {
        accounting.clock.pass(Duration.ofMinutes(5));
        PasskeyBook.make(passkeys, person, 1);
        PasskeyBook.make(passkeys, accounting.person(Role.CLINICIAN), 2);
        Confirmation theirs = Confirmation.ofPasskey(PasskeyBook.signed(passkeys, 2));
        Confirmation own = Confirmation.ofPasskey(PasskeyBook.signed(passkeys, 1));

        assertRefused("password", theirs);
        assertThat(accounting.recorded).containsExactly(Event.STEP_UP_FAILED);
        assertThat(stepUp(own)).isPresent();
        assertThat(isRecent()).isTrue();
        assertRefused("password", own);
    }

    @Test
    void who_has_no_password_yet_is_told_how_to_get_one() {
        accounting.staff.put(person.id(), person.invitedAnew().vouchedFor());

        assertThatThrownBy(() -> confirm(RIGHT))
                .isInstanceOf(InvalidInput.class)
                .satisfies(it -> assertThat(((InvalidInput) it).errors())
                        .extracting(InvalidInput.FieldError::message)
                        .singleElement()
                        .asString()
                        .startsWith("You have no password here yet."));
    }

    @Test
    void a_confirmation_is_one_thing() {
        assertThatThrownBy(() -> Confirmation.of(Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Confirmation.of(Optional.of("right"), Optional.of("123456")))
                .isInstanceOf(InvalidInput.class);
    }

    private void assertRefused(String field, Confirmation shown) {
        assertThatThrownBy(() -> stepUp(shown))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        it -> assertThat(it.errors())
                                .extracting(InvalidInput.FieldError::field)
                                .containsExactly(field));
    }

    private void confirm(Confirmation shown) throws Exception {
        accounting.as(person, session, () -> {
            reauthentication.confirm(shown);
            return true;
        });
    }

    private Optional<SecretToken> stepUp(Confirmation shown) throws Exception {
        return accounting.as(person, session, () -> reauthentication.stepUp(shown));
    }

    private boolean isRecent() throws Exception {
        return accounting.as(person, session, reauthentication::isRecent);
    }
}
