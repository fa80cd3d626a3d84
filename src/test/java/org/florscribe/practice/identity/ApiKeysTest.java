package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Denied;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.NotSignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiKeysTest {

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
    private final ApiKeys keys = new ApiKeys(
            accounting.keys,
            accounting.people,
            accounting.letters,
            reauthentication,
            accounting.record,
            accounting.callers,
            accounting.clock);
    private final OwnApiKeys own = new OwnApiKeys(
            accounting.keys,
            accounting.people,
            reauthentication,
            accounting.record,
            accounting.callers,
            accounting.clock);
    private final ApiKeySignIn door = new ApiKeySignIn(
            accounting.keys,
            accounting.people,
            accounting.scope,
            accounting.record,
            accounting.callers,
            accounting.clock);
    private final Staff admin = accounting.person(Role.PRACTICE_ADMIN, Role.CLINICIAN);
    private final Staff clinician = accounting.person(Role.CLINICIAN);

    @Test
    void a_key_opens_until_it_expires_and_says_so_afterwards() throws Exception {
        String key = make(admin, Scope.CHARTS_READ).key().reveal();

        Caller program = open(key, true).orElseThrow();
        assertThat(program.staffId()).contains(admin.id());
        assertThat(program.roles()).contains(Role.API_CLIENT, Role.CLINICIAN);
        accounting.clock.pass(Duration.ofDays(30));
        assertThatThrownBy(() -> open(key, true))
                .isInstanceOfSatisfying(
                        NotSignedIn.class, it -> assertThat(it.slug()).isEqualTo("api-key-expired"));
        assertThat(accounting.recorded).contains(Event.API_KEY_MADE, Event.API_KEY_REFUSED);
    }

    @Test
    void a_revoked_key_opens_nothing_and_is_revoked_once() throws Exception {
        ApiKeyMade made = make(admin, Scope.CHARTS_READ);
        for (int i = 0; i < 2; i++) {
            as(admin, () -> {
                keys.revoke(made.view().id());
                return true;
            });
        }

        assertThat(accounting.recorded).containsOnlyOnce(Event.API_KEY_REVOKED);
        assertThatThrownBy(() -> open(made.key().reveal(), true)).isInstanceOf(NotSignedIn.class);
    }

    @Test
    void keys_are_looked_at_on_record() throws Exception {
        ApiKeyMade made = make(admin, Scope.CHARTS_READ);

        assertThat(as(admin, keys::list).items())
                .extracting(ApiKeyView::id)
                .containsExactly(made.view().id());
        assertThat(as(admin, () -> keys.get(made.view().id())).name())
                .isEqualTo(made.view().name());
        assertThat(accounting.recorded)
                .containsExactly(Event.API_KEY_MADE, Event.API_KEYS_LISTED, Event.API_KEYS_LISTED);
    }

    @Test
    void replacing_and_revoking_ask_for_the_password_after_five_minutes() throws Exception {
        ApiKeyMade made = make(admin, Scope.CHARTS_READ);
        Session old = accounting.sessionOf(admin, SessionKind.BROWSER);
        accounting.clock.pass(Duration.ofMinutes(5));
        Instant end = accounting.clock.instant().plus(Duration.ofDays(1));

        for (Callable<?> act :
                List.<Callable<?>>of(() -> keys.replace(made.view().id(), Duration.ZERO, end), () -> {
                    keys.revoke(made.view().id());
                    return true;
                })) {
            assertThatThrownBy(() -> accounting.as(admin, old, act))
                    .isInstanceOfSatisfying(
                            Denied.class, it -> assertThat(it.slug()).isEqualTo("step-up-required"));
        }
    }

    @Test
    void an_overlap_is_thirty_days_at_most_and_the_new_one_has_an_end_too() throws Exception {
        ApiKeyMade made = make(admin, Scope.CHARTS_READ);
        Instant end = accounting.clock.instant().plus(Duration.ofDays(60));

        assertThatThrownBy(() -> as(
                        admin,
                        () -> keys.replace(made.view().id(), Duration.ofDays(30).plusSeconds(1), end)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as(
                        admin, () -> keys.replace(made.view().id(), Duration.ofDays(30), accounting.clock.instant())))
                .isInstanceOf(InvalidInput.class);
        assertThat(as(admin, () -> keys.replace(made.view().id(), Duration.ofDays(30), end))
                        .view()
                        .replaces())
                .contains(made.view().id());
    }

    @Test
    void what_is_no_key_of_ours_opens_nothing() throws Exception {
        String key = make(admin, Scope.CHARTS_READ).key().reveal();
        char last = key.charAt(key.length() - 1);
        String mistyped = key.substring(0, key.length() - 1) + (last == '0' ? '1' : '0');
        String otherSecret = new ApiKeyText(ApiKeyText.parse(key).orElseThrow().id(), SecretToken.random()).reveal();

        for (String wrong : List.of(mistyped, otherSecret, "flor_", key + "0", key.toUpperCase(Locale.ROOT))) {
            assertThat(open(wrong, true)).isEmpty();
        }
    }

    @Test
    void rights_are_what_scope_and_role_both_allow_at_that_moment() throws Exception {
        String key = make(admin, Scope.CHARTS_READ, Scope.PATIENTS_WRITE).key().reveal();

        Caller reading = open(key, true).orElseThrow();
        assertThat(reading.may(Permission.VIEW_CHART)).isTrue();
        assertThat(reading.may(Permission.MANAGE_PATIENTS)).isTrue();
        assertThat(reading.may(Permission.MANAGE_STAFF)).isFalse();
        assertThat(reading.isEntitledTo(Permission.MANAGE_STAFF)).isTrue();
        Caller changing = open(key, false).orElseThrow();
        assertThat(changing.may(Permission.VIEW_CHART)).isFalse();
        assertThat(changing.may(Permission.MANAGE_PATIENTS)).isTrue();
        assertThat(changing.authority().lacks(Permission.VIEW_CHART)).contains("charts:write", "API key");

        accounting.staff.put(admin.id(), admin.withRoles(Set.of(Role.OWNER)));
        assertThat(open(key, true).orElseThrow().may(Permission.VIEW_CHART)).isFalse();
        accounting.staff.put(admin.id(), admin.disabled());
        assertThat(open(key, true)).isEmpty();
    }

    @Test
    void somebody_elses_rights_are_lent_by_that_person_only() throws Exception {
        ApiKeyMade made = as(admin, () -> keys.make(wish(Optional.of(clinician), Set.of(Scope.CHARTS_READ))));
        String key = made.key().reveal();

        assertThat(made.view().state()).isEqualTo(ApiKeyState.WAITING);
        assertThat(accounting.letters.written).containsExactly("key waits " + clinician.id());
        assertThatThrownBy(() -> open(key, true)).hasMessageContaining("not agreed");
        assertThatThrownBy(() -> as(admin, () -> approve(made))).isInstanceOf(NotFound.class);

        as(clinician, () -> approve(made));
        assertThat(open(key, true).orElseThrow().staffId()).contains(clinician.id());
        as(clinician, () -> {
            own.revoke(made.view().id());
            return null;
        });
        assertThatThrownBy(() -> open(key, true)).hasMessageContaining("revoked");
    }

    @Test
    void both_keys_open_in_the_overlap_and_the_old_one_ends_with_it() throws Exception {
        ApiKeyMade old = make(admin, Scope.CHARTS_READ);
        ApiKeyMade next = as(
                admin,
                () -> keys.replace(
                        old.view().id(),
                        Duration.ofDays(2),
                        accounting.clock.instant().plus(Duration.ofDays(90))));

        assertThat(open(old.key().reveal(), true)).isPresent();
        assertThat(open(next.key().reveal(), true)).isPresent();
        assertThat(next.view().replaces()).contains(old.view().id());
        accounting.clock.pass(Duration.ofDays(2));
        assertThatThrownBy(() -> open(old.key().reveal(), true)).isInstanceOf(NotSignedIn.class);
        assertThat(open(next.key().reveal(), true)).isPresent();
        assertThatThrownBy(() -> as(
                        admin,
                        () -> keys.replace(
                                old.view().id(),
                                Duration.ZERO,
                                accounting.clock.instant().plusSeconds(60))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void a_key_is_for_its_addresses() throws Exception {
        ApiKeyMade made = as(
                admin,
                () -> keys.make(new ApiKeyWish(
                        "office", Optional.empty(), Set.of(Scope.CHARTS_READ), inDays(5), List.of("192.0.2.0/30"))));
        String key = made.key().reveal();

        assertThat(open(key, true)).isPresent();
        Caller elsewhere = Caller.anonymous(Optional.of("192.0.2.9"), "c");
        assertThatThrownBy(() -> accounting.callers.callAs(elsewhere, () -> door.accept(key, true)))
                .hasMessageContaining("this address");
    }

    @Test
    void what_cannot_be_wished_for_is_refused_by_field() {
        for (ApiKeyWish wrong : List.of(
                new ApiKeyWish(" ", Optional.empty(), Set.of(Scope.CHARTS_READ), inDays(1), List.of()),
                new ApiKeyWish("x", Optional.empty(), Set.of(), inDays(1), List.of()),
                new ApiKeyWish("x", Optional.empty(), Set.of(Scope.CHARTS_READ), inDays(0), List.of()),
                new ApiKeyWish("x", Optional.empty(), Set.of(Scope.CHARTS_READ), inDays(367), List.of()),
                new ApiKeyWish("x", Optional.empty(), Set.of(Scope.CHARTS_READ), inDays(1), List.of("here")),
                new ApiKeyWish("x", Optional.of(clinician.id()), Set.of(Scope.STAFF_READ), inDays(1), List.of()))) {
            assertThatThrownBy(() -> as(admin, () -> keys.make(wrong))).isInstanceOf(InvalidInput.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            names = {"NOTES_SIGN", "EMERGENCIES_OPEN", "EMERGENCIES_REVIEW", "API_KEYS", "ACCOUNT"})
    void what_only_a_person_does_no_key_is_given(Scope scope) {
        assertThatThrownBy(() -> make(admin, scope)).isInstanceOf(InvalidInput.class);
        Authority program =
                new Authority(new Scopes(EnumSet.copyOf(Scope.forKeys())), false, Optional.of(admin.id()), true);
        for (Permission permission : List.of(
                Permission.SIGN_NOTE,
                Permission.BREAK_GLASS,
                Permission.REVIEW_EMERGENCY,
                Permission.MANAGE_API_KEYS,
                Permission.SELF)) {
            assertThat(program.covers(permission)).as(permission.name()).isFalse();
            assertThat(program.lacks(permission)).contains("person");
        }
    }

    @Test
    void what_is_sensitive_asks_a_program_for_a_signature_and_a_person_for_the_password() throws Exception {
        String key = make(admin, Scope.STAFF_WRITE).key().reveal();
        Caller program = open(key, false).orElseThrow();

        assertThatThrownBy(() -> accounting.callers.runAs(program, reauthentication::requireRecent))
                .isInstanceOfSatisfying(
                        Denied.class, it -> assertThat(it.slug()).isEqualTo("signature-required"));
        accounting.callers.runAs(program.withSignature(), reauthentication::requireRecent);
        Session session = accounting.sessionOf(admin, SessionKind.BROWSER);
        accounting.clock.pass(Duration.ofMinutes(6));
        Caller person = Caller.person(admin, Optional.of(session.id()), Accounting.stranger());
        assertThatThrownBy(() -> accounting.callers.callAs(
                        person, () -> keys.make(wish(Optional.empty(), Set.of(Scope.CHARTS_READ)))))
                .isInstanceOfSatisfying(
                        Denied.class, it -> assertThat(it.slug()).isEqualTo("step-up-required"));
    }

    @Test
    void every_permission_is_part_of_a_scope_and_every_scope_has_a_name() {
        for (Permission permission : Permission.values()) {
            boolean needsNone = Set.of(Permission.ANYONE, Permission.IDENTIFIED, Permission.SYSTEM)
                    .contains(permission);
            assertThat(Scope.covering(permission, true).isEmpty())
                    .as(permission.name())
                    .isEqualTo(needsNone);
        }
        assertThat(Scopes.parse(Scopes.EVERYTHING.text()).isEverything()).isTrue();
        assertThat(Arrays.stream(Scope.values()).map(Scope::text)).doesNotHaveDuplicates();
        assertThat(Scopes.known("charts:read of:tomorrow").orElseThrow().all()).containsExactly(Scope.CHARTS_READ);
        assertThatThrownBy(() -> Scopes.parse("charts")).isInstanceOf(InvalidInput.class);
    }

    private ApiKeyMade make(Staff person, Scope... scopes) throws Exception {
        return as(person, () -> keys.make(wish(Optional.empty(), Set.of(scopes))));
    }

    private ApiKeyWish wish(Optional<Staff> owner, Set<Scope> scopes) {
        return new ApiKeyWish("billing", owner.map(Staff::id), scopes, inDays(30), List.of());
    }

    private Instant inDays(int days) {
        return accounting.clock.instant().plus(Duration.ofDays(days));
    }

    private Object approve(ApiKeyMade made) {
        own.approve(made.view().id());
        return made;
    }

    private Optional<Caller> open(String key, boolean reading) throws Exception {
        return accounting.callers.callAs(Accounting.stranger(), () -> door.accept(key, reading));
    }

    private <T> T as(Staff person, Callable<T> work) throws Exception {
        Session session = accounting.sessionOf(person, SessionKind.BROWSER);
        return accounting.callers.callAs(Caller.person(person, Optional.of(session.id()), Accounting.stranger()), work);
    }
}
