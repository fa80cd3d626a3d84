package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;

/** Where somebody is signed in, and the end of it. */
@ApplicationService
public class SignedInSessions {

    private final SessionRepository sessions;
    private final StaffRepository staff;
    private final PracticeScope scope;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    SignedInSessions(
            SessionRepository sessions,
            StaffRepository staff,
            PracticeScope scope,
            SecurityRecord record,
            CurrentCaller callers,
            Clock clock) {
        this.sessions = sessions;
        this.staff = staff;
        this.scope = scope;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Who holds this cookie, read anew for each request: an end of the session, of the account or of a role acts at once.
     *
     * @param byPerson whether a person caused this request; push and autosave keep nobody signed in
     * @return empty when the session is over; while it is locked, nobody
     */
    @Requires(Permission.ANYONE)
    public Optional<Resumed> resume(SecretToken cookie, boolean byPerson) {
        Instant now = clock.instant();
        Caller from = callers.get();
        return sessions.findByToken(cookie.hash())
                .filter(session -> session.kind() == SessionKind.BROWSER && session.isLive(now))
                .flatMap(session -> {
                    scope.enter(session.practiceId());
                    Optional<Staff> person =
                            staff.find(session.staffId()).filter(found -> found.state() == StaffState.ACTIVE);
                    boolean locked = session.isLocked(now);
                    if (person.isPresent() && byPerson && !locked && session.shouldNote(now)) {
                        sessions.noteAction(session.id(), now);
                    }
                    return person.map(found ->
                            new Resumed(locked ? from : Caller.person(found, Optional.of(session.id()), from), locked));
                });
    }

    /** Whether the caller's session opens anything just now: for what stays connected while sessions end and lock. */
    @Requires(Permission.SELF)
    public boolean isOpen() {
        Instant now = clock.instant();
        return callers.get()
                .sessionId()
                .flatMap(sessions::find)
                .filter(session -> session.isLive(now) && !session.isLocked(now))
                .isPresent();
    }

    /** How long the caller's browser may be left alone; empty for an API client. */
    @Requires(Permission.SELF)
    public Optional<Duration> idleLimit() {
        return callers.get()
                .sessionId()
                .flatMap(sessions::find)
                .filter(session -> session.kind() == SessionKind.BROWSER)
                .map(Session::idleLimit);
    }

    @Requires(Permission.SELF)
    public List<SessionView> list() {
        Caller caller = callers.get();
        Instant now = clock.instant();
        return sessions.listLive(caller.staff(), now).stream()
                .map(session -> SessionView.of(session, caller, now))
                .toList();
    }

    /** Ends this one. */
    @Requires(Permission.SELF)
    public void signOut() {
        callers.get().sessionId().ifPresent(id -> end(id, Event.SIGN_OUT));
    }

    /** @throws NotFound when it is not a session of the caller */
    @Requires(Permission.SELF)
    public void end(UUID sessionId) {
        end(sessionId, Event.SESSION_REVOKED);
    }

    /** Signs out everywhere, here too. */
    @Requires(Permission.SELF)
    public void endAll() {
        endAllBut(Optional.empty());
    }

    /** Signs out everywhere but here. */
    @Requires(Permission.SELF)
    public void endOthers() {
        endAllBut(callers.get().sessionId());
    }

    private void end(UUID sessionId, Event as) {
        Caller caller = callers.get();
        Session session = sessions.findForChange(sessionId)
                .filter(found -> found.staffId().equals(caller.staff()))
                .orElseThrow(NotFound::new);
        if (session.revokedAt().isEmpty()) {
            sessions.change(session.revoked(clock.instant()));
            record.done(caller, as, sessionId);
        }
    }

    private void endAllBut(Optional<UUID> kept) {
        Caller caller = callers.get();
        if (!sessions.revokeAll(caller.staff(), kept, clock.instant()).isEmpty()) {
            record.done(caller, Event.SESSIONS_REVOKED);
        }
    }
}
