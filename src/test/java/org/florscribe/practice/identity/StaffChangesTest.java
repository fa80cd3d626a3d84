package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.florscribe.practice.identity.OneTimeLink.Purpose;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.Denied;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.PageRequest;
import org.junit.jupiter.api.Test;

/** What goes with a change of somebody's account: that it was asked for just now, what is put on record, and what ends by it. */
class StaffChangesTest {

    private final Accounting accounting = new Accounting();
    private final FactorBook book = new FactorBook();
    private final PasskeyBook passkeys = new PasskeyBook();
    private final NoOwnWays ways = new NoOwnWays();
    private final SignInThrottle throttle =
            new SignInThrottle(accounting.failures, accounting.devices, accounting.clock);
    private final LinkWriting writing = new LinkWriting(accounting.oneTime, accounting.installation, accounting.clock);
    private final StaffDirectory directory = new StaffDirectory(
            accounting.people,
            accounting.signedIn,
            accounting.oneTime,
            writing,
            accounting.letters,
            book,
            passkeys,
            accounting.keys,
            ways,
            throttle,
            new Reauthentication(
                    accounting.people,
                    accounting.signedIn,
                    accounting.hasher,
                    new SecondFactors(book, passkeys, book, accounting.hasher, throttle, accounting.clock),
                    accounting.noPasskeys(),
                    throttle,
                    accounting.record,
                    accounting.callers,
                    accounting.clock),
            accounting.record,
            accounting.callers,
            accounting.clock);
    private final Staff owner = accounting.person(Role.OWNER);
    private final Staff other = accounting.person(Role.CLINICIAN);

    @Test
    void each_of_them_asks_for_the_password_after_five_minutes() {
        Session old = accounting.sessionOf(owner, SessionKind.BROWSER);
        accounting.clock.pass(Duration.ofMinutes(5));

        Map<String, Callable<?>> acts = Map.of(
                "change", () -> directory.change(other.id(), StaffChange.toEnabled(false), 0),
                "endSessions",
                        () -> {
                            directory.endSessions(other.id());
                            return true;
                        },
                "inviteAgain", () -> directory.inviteAgain(other.id()),
                "resetAccess", () -> directory.resetAccess(other.id()),
                "invite", () -> invite("new@example.org"));
        acts.forEach((name, act) -> assertThatThrownBy(() -> accounting.as(owner, old, act))
                .as(name)
                .isInstanceOfSatisfying(
                        Denied.class, it -> assertThat(it.slug()).isEqualTo("step-up-required")));
        assertThat(accounting.recorded).isEmpty();
        assertThat(accounting.people.find(other.id())).contains(other);
    }

    @Test
    void an_invitation_goes_out_as_a_letter_where_letters_do_and_each_is_on_record() throws Exception {
        InvitationSent sent = as(() -> invite("new@example.org"));
        assertThat(sent.mailed()).isTrue();
        assertThat(accounting.letters.written).hasSize(1);

        InvitationSent again = as(() -> directory.inviteAgain(sent.staff().id()));

        assertThat(again.link().url()).isNotEqualTo(sent.link().url());
        assertThat(accounting.letters.written).hasSize(2);
        assertThat(accounting.recorded).containsExactly(Event.STAFF_INVITED, Event.STAFF_INVITED);
    }

    @Test
    void who_looks_at_the_list_or_at_one_is_on_record() throws Exception {
        assertThat(as(() -> directory.list(PageRequest.first())).items()).hasSize(2);
        assertThat(as(() -> directory.get(other.id())).id()).isEqualTo(other.id());

        assertThat(accounting.recorded).containsExactly(Event.STAFF_LISTED, Event.STAFF_VIEWED);
    }

    @Test
    void a_reset_leaves_no_way_in_that_was_there_before() throws Exception {
        passkeys.add(new Passkey(
                other.id(),
                Accounting.PRACTICE,
                other.id(),
                new byte[] {1},
                new byte[] {1},
                0,
                "phone",
                accounting.clock.instant(),
                Optional.empty()));
        writing.issue(other, Purpose.PASSWORD_RESET);
        throttle.failed(other.email(), Accounting.stranger().origin());
        assertThat(accounting.counts).isNotEmpty();

        as(() -> directory.resetAccess(other.id()));

        assertThat(passkeys.list(other.id())).isEmpty();
        assertThat(ways.forgotten).containsExactly(other.id());
        assertThat(accounting.links).extracting(OneTimeLink::purpose).containsExactly(Purpose.INVITATION);
        assertThat(accounting.counts.keySet()).noneMatch(it -> it.equals(ThrottleKey.account(other.email())));
    }

    @Test
    void with_two_owners_one_resets_the_other() throws Exception {
        Staff second = accounting.person(Role.OWNER);

        assertThat(as(() -> directory.resetAccess(second.id())).staff().state()).isEqualTo(StaffState.INVITED);
    }

    @Test
    void what_changed_is_on_record_and_what_did_not_is_not() throws Exception {
        as(() ->
                directory.change(other.id(), new StaffChange(Optional.empty(), Optional.empty(), Optional.empty()), 0));
        assertThat(accounting.recorded).isEmpty();
        as(() -> directory.change(other.id(), StaffChange.toName(new StaffName("Other", "Name")), 1));
        as(() -> directory.change(other.id(), StaffChange.toRoles(Set.of(Role.NURSE)), 2));
        as(() -> directory.change(other.id(), StaffChange.toEnabled(true), 3));
        assertThat(accounting.recorded).containsExactly(Event.STAFF_CHANGED, Event.STAFF_CHANGED);

        as(() -> directory.change(other.id(), StaffChange.toEnabled(false), 4));
        as(() -> directory.change(other.id(), StaffChange.toEnabled(true), 5));
        assertThat(accounting.recorded)
                .containsExactly(Event.STAFF_CHANGED, Event.STAFF_CHANGED, Event.STAFF_DISABLED, Event.STAFF_ENABLED);
    }

    @Test
    void with_an_account_its_open_links_and_its_programs_end() throws Exception {
        writing.issue(other, Purpose.INVITATION);
        writing.issue(other, Purpose.PASSWORD_RESET);
        ApiKey key = new ApiKey(
                other.id(),
                Accounting.PRACTICE,
                other.id(),
                other.id(),
                "program",
                new Scopes(Set.of(Scope.CHARTS_READ)),
                List.of(),
                SecretToken.random().hash(),
                SecretToken.random(),
                accounting.clock.instant(),
                accounting.clock.instant().plus(Duration.ofDays(30)),
                Optional.of(accounting.clock.instant()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        accounting.keys.add(key);

        as(() -> directory.change(other.id(), StaffChange.toEnabled(false), 0));

        assertThat(accounting.links).isEmpty();
        assertThat(accounting.keys.find(key.id()).flatMap(ApiKey::revokedAt)).isPresent();
        assertThat(accounting.recorded).containsExactly(Event.STAFF_DISABLED, Event.API_KEY_REVOKED);
    }

    @Test
    void nobody_is_without_a_role_or_has_that_of_a_program() {
        for (Set<Role> wanted : List.of(Set.<Role>of(), Set.of(Role.API_CLIENT))) {
            assertThatThrownBy(() -> as(() -> directory.change(other.id(), StaffChange.toRoles(wanted), 0)))
                    .isInstanceOf(InvalidInput.class);
        }
    }

    private InvitationSent invite(String email) {
        return directory.invite(new StaffName("New", "Person"), email, Set.of(Role.CLINICIAN));
    }

    private <T> T as(Callable<T> act) throws Exception {
        return accounting.as(owner, act);
    }
}
