package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Denied;
import org.florscribe.shared.Refusal;
import org.florscribe.shared.StaleVersion;
import org.junit.jupiter.api.Test;

class StaffDirectoryTest {

    private final Accounting accounting = new Accounting();
    private final FactorBook book = new FactorBook();
    private final SignInThrottle throttle =
            new SignInThrottle(accounting.failures, accounting.devices, accounting.clock);
    private final Reauthentication reauthentication = new Reauthentication(
            accounting.people,
            accounting.signedIn,
            accounting.hasher,
            new SecondFactors(book, new PasskeyBook(), book, accounting.hasher, throttle, accounting.clock),
            accounting.noPasskeys(),
            throttle,
            accounting.record,
            accounting.callers,
            accounting.clock);
    private final StaffDirectory directory = new StaffDirectory(
            accounting.people,
            accounting.signedIn,
            accounting.oneTime,
            new LinkWriting(accounting.oneTime, accounting.installation, accounting.clock),
            accounting.noMail,
            book,
            new PasskeyBook(),
            accounting.keys,
            new NoOwnWays(),
            throttle,
            reauthentication,
            accounting.record,
            accounting.callers,
            accounting.clock);

    @Test
    void an_invitation_is_a_link_of_ours_with_the_token_where_no_server_sees_it() throws Exception {
        Staff admin = accounting.person(Role.PRACTICE_ADMIN);

        InvitationSent sent = as(
                admin,
                () -> directory.invite(new StaffName("New", "Person"), "New@Example.org", Set.of(Role.CLINICIAN)));

        assertThat(sent.link().url()).matches("https://scribe\\.example\\.org/invitation\\.xhtml#token=[\\w-]{43}");
        assertThat(sent.mailed()).isFalse();
        assertThat(sent.staff().email()).isEqualTo("new@example.org");
        assertThat(sent.staff().state()).isEqualTo(StaffState.INVITED);
    }

    @Test
    void a_reset_forgets_password_and_factor_ends_sessions_and_leads_back_in_by_invitation() throws Exception {
        Staff admin = accounting.person(Role.PRACTICE_ADMIN);
        Staff other = accounting.person(Role.CLINICIAN);
        Session theirs = accounting.sessionOf(other, SessionKind.BROWSER);
        book.store(Authenticator.begun(other, new byte[20], accounting.clock.instant())
                .used(1, accounting.clock.instant()));

        InvitationSent sent = as(admin, () -> directory.resetAccess(other.id()));

        assertThat(sent.staff().state()).isEqualTo(StaffState.INVITED);
        assertThat(accounting.people.find(other.id()).orElseThrow().passwordHash())
                .isEmpty();
        assertThat(book.hasAuthenticator(other.id())).isFalse();
        assertThat(accounting.signedIn.find(theirs.id()).orElseThrow().revokedAt())
                .isPresent();
        assertThat(accounting.recorded).contains(SecurityRecord.Event.ACCESS_RESET);
    }

    @Test
    void somebody_is_signed_out_everywhere_and_keeps_password_and_factor() throws Exception {
        Staff admin = accounting.person(Role.PRACTICE_ADMIN);
        Staff owner = accounting.person(Role.OWNER);
        Staff other = accounting.person(Role.CLINICIAN);
        Session theirs = accounting.sessionOf(other, SessionKind.BROWSER);

        as(admin, () -> {
            directory.endSessions(other.id());
            return true;
        });

        assertThat(accounting.signedIn.find(theirs.id()).orElseThrow().revokedAt())
                .isPresent();
        assertThat(accounting.people.find(other.id()).orElseThrow().passwordHash())
                .isPresent();
        assertThat(accounting.recorded).contains(SecurityRecord.Event.SESSIONS_REVOKED);
        for (Staff not : List.of(admin, owner)) {
            assertThatThrownBy(() -> as(admin, () -> {
                        directory.endSessions(not.id());
                        return true;
                    }))
                    .isInstanceOfAny(Conflict.class, Denied.class);
        }
    }

    @Test
    void nobody_resets_themselves_and_only_an_owner_an_owner() {
        Staff admin = accounting.person(Role.PRACTICE_ADMIN);
        Staff owner = accounting.person(Role.OWNER);
        Staff second = accounting.person(Role.OWNER);

        assertThatThrownBy(() -> as(admin, () -> directory.resetAccess(admin.id())))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as(admin, () -> directory.resetAccess(owner.id())))
                .isInstanceOf(Denied.class);
        assertThat(second.is(Role.OWNER)).isTrue();
    }

    @Test
    void a_new_invitation_makes_the_one_before_worthless() throws Exception {
        Staff admin = accounting.person(Role.PRACTICE_ADMIN);
        InvitationSent first = as(
                admin,
                () -> directory.invite(new StaffName("New", "Person"), "new@example.org", Set.of(Role.CLINICIAN)));
        as(admin, () -> directory.inviteAgain(first.staff().id()));

        assertThat(accounting.oneTime.findByToken(first.link().token().hash())).isEmpty();
        assertThat(accounting.links).hasSize(1);
    }

    @Test
    void the_last_owner_can_neither_step_down_nor_be_disabled() {
        Staff owner = accounting.person(Role.OWNER);
        Staff admin = accounting.person(Role.PRACTICE_ADMIN);

        assertRefused(
                "last-owner",
                owner,
                () -> directory.change(owner.id(), StaffChange.toRoles(Set.of(Role.CLINICIAN)), 0));
        assertRefused("last-owner", admin, () -> directory.change(owner.id(), StaffChange.toEnabled(false), 0));
    }

    @Test
    void with_two_owners_one_may_go() throws Exception {
        Staff owner = accounting.person(Role.OWNER);
        Staff second = accounting.person(Role.OWNER);

        StaffView changed =
                as(owner, () -> directory.change(second.id(), StaffChange.toRoles(Set.of(Role.CLINICIAN)), 0));

        assertThat(changed.roles()).containsExactly(Role.CLINICIAN);
    }

    @Test
    void an_admin_makes_nobody_an_owner_and_no_owner_less() {
        Staff owner = accounting.person(Role.OWNER);
        accounting.person(Role.OWNER);
        Staff admin = accounting.person(Role.PRACTICE_ADMIN);

        assertRefused(
                "owner-only", admin, () -> directory.change(admin.id(), StaffChange.toRoles(Set.of(Role.OWNER)), 0));
        assertRefused(
                "owner-only",
                admin,
                () -> directory.change(owner.id(), StaffChange.toRoles(Set.of(Role.CLINICIAN)), 0));
        assertRefused(
                "owner-only",
                admin,
                () -> directory.invite(new StaffName("New", "Owner"), "new@example.org", Set.of(Role.OWNER)));
    }

    @Test
    void nobody_disables_themselves() {
        accounting.person(Role.OWNER);
        Staff admin = accounting.person(Role.PRACTICE_ADMIN);

        assertRefused("own-account", admin, () -> directory.change(admin.id(), StaffChange.toEnabled(false), 0));
    }

    @Test
    void disabling_ends_every_session_and_enabling_brings_the_password_back_but_no_session() throws Exception {
        Staff admin = accounting.person(Role.OWNER);
        Staff person = accounting.person(Role.CLINICIAN);
        Session browser = accounting.sessionOf(person, SessionKind.BROWSER);
        Session api = accounting.sessionOf(person, SessionKind.API);

        as(admin, () -> directory.change(person.id(), StaffChange.toEnabled(false), 0));
        assertThat(accounting.signedIn.find(browser.id()).flatMap(Session::revokedAt))
                .isPresent();
        assertThat(accounting.signedIn.find(api.id()).flatMap(Session::revokedAt))
                .isPresent();

        StaffView back = as(admin, () -> directory.change(person.id(), StaffChange.toEnabled(true), 1));
        assertThat(back.state()).isEqualTo(StaffState.ACTIVE);
        assertThat(accounting.signedIn.listLive(person.id(), accounting.clock.instant()))
                .isEmpty();
    }

    @Test
    void a_change_of_what_somebody_else_changed_meanwhile_is_refused() {
        Staff admin = accounting.person(Role.OWNER);
        Staff person = accounting.person(Role.CLINICIAN);

        assertThatThrownBy(() ->
                        as(admin, () -> directory.change(person.id(), StaffChange.toRoles(Set.of(Role.AUDITOR)), 7)))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void five_minutes_after_the_password_it_is_asked_again() {
        Staff admin = accounting.person(Role.OWNER);
        Session session = accounting.sessionOf(admin, SessionKind.BROWSER);
        Caller caller = Caller.person(admin, Optional.of(session.id()), Accounting.stranger());
        accounting.clock.pass(Duration.ofMinutes(5));

        assertThatThrownBy(() -> accounting.callers.callAs(
                        caller,
                        () -> directory.invite(
                                new StaffName("New", "Person"), "new@example.org", Set.of(Role.CLINICIAN))))
                .isInstanceOfSatisfying(
                        Denied.class, refused -> assertThat(refused.slug()).isEqualTo("step-up-required"));
        accounting.callers.runAs(
                caller,
                () -> assertThat(reauthentication.stepUp(Password.of("right"))).isPresent());
        accounting.callers.runAs(caller, reauthentication::requireRecent);
    }

    @Test
    void one_address_is_one_person_of_a_practice() throws Exception {
        Staff admin = accounting.person(Role.OWNER);
        as(admin, () -> directory.invite(new StaffName("New", "Person"), "new@example.org", Set.of(Role.CLINICIAN)));

        assertThatThrownBy(() -> as(
                        admin,
                        () -> directory.invite(
                                new StaffName("New", "Again"), "NEW@example.org", Set.of(Role.CLINICIAN))))
                .isInstanceOf(Conflict.class);
    }

    private void assertRefused(String slug, Staff who, Callable<?> act) {
        assertThatThrownBy(() -> as(who, act))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.slug()).isEqualTo(slug));
    }

    private <T> T as(Staff person, Callable<T> act) throws Exception {
        return accounting.as(person, act);
    }
}
