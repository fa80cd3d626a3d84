package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.NotFound;
import org.junit.jupiter.api.Test;

class SignedInSessionsTest {

    private final Accounting accounting = new Accounting();
    private final SignedInSessions sessions = new SignedInSessions(
            accounting.signedIn,
            accounting.people,
            accounting.scope,
            accounting.record,
            accounting.callers,
            accounting.clock);
    private final Staff person = accounting.person(Role.CLINICIAN);
    private final Session here = accounting.sessionOf(person, SessionKind.BROWSER);
    private final Session there = accounting.sessionOf(person, SessionKind.API);
    private final Session others = accounting.sessionOf(accounting.person(Role.CLINICIAN), SessionKind.BROWSER);

    @Test
    void a_session_is_open_until_it_is_locked_or_over() throws Exception {
        assertThat(isOpen(here)).isTrue();
        accounting.signedIn.change(here.locked(accounting.clock.instant()));
        assertThat(isOpen(here)).as("locked").isFalse();

        assertThat(isOpen(there)).isTrue();
        accounting.signedIn.change(there.revoked(accounting.clock.instant()));
        assertThat(isOpen(there)).as("ended").isFalse();
    }

    @Test
    void only_a_browser_is_not_to_be_left_alone() throws Exception {
        assertThat(accounting.as(person, here, sessions::idleLimit)).contains(SignInRules.USUAL.idleLimit());
        assertThat(accounting.as(person, there, sessions::idleLimit)).isEmpty();
    }

    @Test
    void everybody_sees_theirs_and_nobody_elses() throws Exception {
        assertThat(accounting.as(person, here, sessions::list))
                .extracting(SessionView::id)
                .containsExactlyInAnyOrder(here.id(), there.id());
    }

    @Test
    void one_is_ended_once_and_never_somebody_elses() throws Exception {
        end(there);
        end(there);

        assertThat(isLive(there)).isFalse();
        assertThat(isLive(here)).isTrue();
        assertThat(accounting.recorded).containsExactly(Event.SESSION_REVOKED);
        assertThatThrownBy(() -> end(others)).isInstanceOf(NotFound.class);
        assertThat(isLive(others)).isTrue();
    }

    @Test
    void signing_out_ends_this_one() throws Exception {
        act(sessions::signOut);

        assertThat(isLive(here)).isFalse();
        assertThat(isLive(there)).isTrue();
        assertThat(accounting.recorded).containsExactly(Event.SIGN_OUT);
    }

    @Test
    void all_others_can_be_ended_and_all() throws Exception {
        act(sessions::endOthers);
        assertThat(isLive(there)).isFalse();
        assertThat(isLive(here)).isTrue();
        assertThat(accounting.recorded).containsExactly(Event.SESSIONS_REVOKED);
        act(sessions::endOthers);
        assertThat(accounting.recorded).as("there was none").hasSize(1);

        act(sessions::endAll);
        assertThat(isLive(here)).isFalse();
        assertThat(isLive(others)).isTrue();
    }

    @Test
    void a_cookie_is_that_of_a_browser_and_of_somebody_who_may_sign_in() throws Exception {
        SecretToken cookie = SecretToken.random();
        accounting.signedIn.change(here.reauthenticated(Optional.of(cookie.hash()), accounting.clock.instant()));
        assertThat(resume(cookie)).isPresent();
        assertThat(accounting.entered).containsExactly(Accounting.PRACTICE);

        accounting.staff.put(person.id(), person.disabled());
        assertThat(resume(cookie)).as("of somebody disabled").isEmpty();
        accounting.staff.put(person.id(), person);
        accounting.signedIn.change(there.reauthenticated(Optional.of(cookie.hash()), accounting.clock.instant()));
        accounting.signedIn.change(here);
        assertThat(resume(cookie)).as("of a program").isEmpty();
        accounting.clock.pass(Duration.ofDays(1));
        assertThat(resume(cookie)).isEmpty();
    }

    private Optional<Resumed> resume(SecretToken cookie) throws Exception {
        return accounting.callers.callAs(Accounting.stranger(), () -> sessions.resume(cookie, true));
    }

    private boolean isOpen(Session session) throws Exception {
        return accounting.as(person, session, sessions::isOpen);
    }

    private boolean isLive(Session session) {
        return accounting.signedIn.find(session.id()).orElseThrow().isLive(accounting.clock.instant());
    }

    private void end(Session session) throws Exception {
        act(() -> sessions.end(session.id()));
    }

    private void act(Runnable act) throws Exception {
        accounting.as(person, here, () -> {
            act.run();
            return true;
        });
    }
}
