package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenRotationTest {

    private static final Optional<String> NO_KEY = Optional.empty();

    private final Accounting accounting = new Accounting();
    private final TokenRotation rotation = new TokenRotation(
            new SessionOpening(
                    accounting.signedIn,
                    accounting.rules,
                    accounting.devices,
                    accounting.scope,
                    accounting.record,
                    accounting.clock),
            accounting.signedIn,
            accounting.refresh,
            accounting.people,
            accounting.format,
            accounting.installation,
            accounting.scope,
            accounting.record,
            accounting.letters,
            accounting.callers,
            accounting.clock);
    private Staff person;
    private TokenAnswer first;

    @BeforeEach
    void sign_in() {
        person = accounting.person(Role.CLINICIAN);
        first = rotation.first(person, Set.of(SignInProof.PASSWORD), Scopes.EVERYTHING, "test", Accounting.stranger());
    }

    @Test
    void each_refresh_gives_another_pair_until_the_week_is_over() {
        accounting.clock.pass(Duration.ofDays(6));
        TokenAnswer second = next(first, NO_KEY).orElseThrow();
        assertThat(second.refreshToken().reveal())
                .isNotEqualTo(first.refreshToken().reveal());
        accounting.clock.pass(Duration.ofDays(8));

        assertThat(next(second, NO_KEY)).isEmpty();
    }

    @Test
    void thirty_days_after_sign_in_it_is_over_however_often_it_was_refreshed() {
        TokenAnswer held = first;
        for (int day = 6; day <= 24; day += 6) {
            accounting.clock.pass(Duration.ofDays(6));
            held = next(held, NO_KEY).orElseThrow();
        }
        accounting.clock.pass(Duration.ofDays(6));

        assertThat(next(held, NO_KEY)).isEmpty();
    }

    @Test
    void a_token_used_twice_ends_all_that_came_from_it() {
        TokenAnswer second = next(first, NO_KEY).orElseThrow();

        assertThat(next(first, NO_KEY)).isEmpty();
        assertThat(next(second, NO_KEY)).isEmpty();
        assertThat(accounting.recorded).contains(Event.TOKEN_REUSED);
        assertThat(accounting.letters.written).containsExactly("sign-in ended " + person.id());
        assertThat(accounting.sessions.values())
                .allMatch(session -> session.revokedAt().isPresent());
    }

    @Test
    void a_client_that_lost_the_answer_hears_it_again_with_the_same_key_for_half_a_minute() {
        TokenAnswer second = next(first, Optional.of("key-1")).orElseThrow();
        accounting.clock.pass(Duration.ofSeconds(29));

        TokenAnswer again = next(first, Optional.of("key-1")).orElseThrow();
        assertThat(again.accessToken()).isEqualTo(second.accessToken());
        assertThat(again.refreshToken().reveal())
                .isEqualTo(second.refreshToken().reveal());
        assertThat(next(second, NO_KEY)).isPresent();
    }

    @Test
    void another_key_or_a_later_moment_is_a_thief() {
        assertThat(next(first, Optional.of("key-1"))).isPresent();
        assertThat(next(first, Optional.of("key-2"))).isEmpty();
        assertThat(accounting.recorded).contains(Event.TOKEN_REUSED);

        TokenAnswer other =
                rotation.first(person, Set.of(SignInProof.PASSWORD), Scopes.EVERYTHING, "test", Accounting.stranger());
        assertThat(next(other, Optional.of("key-1"))).isPresent();
        accounting.clock.pass(Duration.ofSeconds(30));
        assertThat(next(other, Optional.of("key-1"))).isEmpty();
    }

    @Test
    void who_was_disabled_or_signed_out_gets_nothing() {
        accounting.staff.put(person.id(), person.disabled());
        assertThat(next(first, NO_KEY)).isEmpty();

        accounting.staff.put(person.id(), person);
        accounting.signedIn.revokeAll(person.id(), Optional.empty(), accounting.clock.instant());
        assertThat(next(first, NO_KEY)).isEmpty();
    }

    @Test
    void an_eleventh_sign_in_ends_the_oldest() {
        for (int i = 0; i < 10; i++) {
            accounting.clock.pass(Duration.ofSeconds(1));
            rotation.first(person, Set.of(SignInProof.PASSWORD), Scopes.EVERYTHING, "test", Accounting.stranger());
        }

        assertThat(accounting.signedIn.listLive(person.id(), accounting.clock.instant()))
                .hasSize(10);
        assertThat(next(first, NO_KEY)).isEmpty();
    }

    private Optional<TokenAnswer> next(TokenAnswer held, Optional<String> key) {
        return rotation.next(held.refreshToken(), key, Accounting.stranger());
    }
}
