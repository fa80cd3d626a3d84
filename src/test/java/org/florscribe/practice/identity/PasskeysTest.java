package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.junit.jupiter.api.Test;

class PasskeysTest {

    private static final byte[] CREDENTIAL = {1, 2, 3};

    private final Accounting accounting = new Accounting();
    private final PasskeyBook book = new PasskeyBook();
    private final Passkeys passkeys =
            new Passkeys(book, book, accounting.people, accounting.scope, accounting.record, accounting.clock);
    private final Staff person = accounting.person(Role.CLINICIAN);

    @Test
    void a_passkey_is_made_once_for_the_one_who_asked() {
        String asked = passkeys.askForNew(person);
        String answer = PasskeyBook.answer(asked, CREDENTIAL, 0);

        assertThat(passkeys.add(accounting.person(Role.CLINICIAN), answer, "of somebody else"))
                .isEmpty();
        assertThat(passkeys.add(person, answer, "phone")).isPresent();
        assertThat(passkeys.add(person, answer, "phone")).isEmpty();
        assertThat(passkeys.list(person.id()))
                .singleElement()
                .satisfies(key -> assertThat(key.label()).isEqualTo("phone"));
    }

    @Test
    void what_was_asked_is_answered_once_and_within_five_minutes() {
        add();
        String answer = PasskeyBook.answer(passkeys.ask(), CREDENTIAL, 1);
        assertThat(prove(answer)).isPresent();
        assertThat(prove(answer)).isEmpty();

        String late = PasskeyBook.answer(passkeys.ask(), CREDENTIAL, 2);
        accounting.clock.pass(Duration.ofMinutes(5));
        assertThat(prove(late)).isEmpty();
    }

    @Test
    void what_was_asked_to_make_a_key_does_not_sign_in() {
        add();

        assertThat(prove(PasskeyBook.answer(passkeys.askForNew(person), CREDENTIAL, 1)))
                .isEmpty();
    }

    @Test
    void an_unknown_key_that_of_another_and_that_of_somebody_disabled_open_nothing() {
        add();
        assertThat(prove(PasskeyBook.answer(passkeys.ask(), new byte[] {9}, 1))).isEmpty();
        assertThat(passkeys.prove(
                        PasskeyBook.answer(passkeys.ask(), CREDENTIAL, 1), id -> false, Accounting.stranger()))
                .isEmpty();

        accounting.staff.put(person.id(), person.disabled());
        assertThat(prove(PasskeyBook.answer(passkeys.ask(), CREDENTIAL, 1))).isEmpty();
    }

    @Test
    void a_counter_that_goes_back_is_on_record_and_not_refused() {
        add();
        assertThat(prove(PasskeyBook.answer(passkeys.ask(), CREDENTIAL, 7))).isPresent();
        assertThat(prove(PasskeyBook.answer(passkeys.ask(), CREDENTIAL, 6))).isPresent();

        assertThat(accounting.recorded).contains(Event.PASSKEY_COUNTER_WENT_BACK);
    }

    private void add() {
        String asked = passkeys.askForNew(person);
        assertThat(passkeys.add(person, PasskeyBook.answer(asked, CREDENTIAL, 0), "phone"))
                .isPresent();
    }

    private Optional<Passkeys.Proven> prove(String answer) {
        return passkeys.prove(answer, id -> true, Accounting.stranger());
    }
}
