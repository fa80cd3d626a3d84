package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.Ids;
import org.florscribe.shared.Recorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the session of somebody who has just proved who they are. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Recorded
class SessionOpening {

    /** The oldest makes room for an eleventh. */
    static final int PER_PERSON = 10;

    private static final Logger SECURITY = LoggerFactory.getLogger("org.florscribe.security");
    private static final int LONGEST_LABEL = 100;

    private final SessionRepository sessions;
    private final SignInRulesRepository rules;
    private final KnownDevices devices;
    private final PracticeScope scope;
    private final SecurityRecord record;
    private final Clock clock;

    @Inject
    SessionOpening(
            SessionRepository sessions,
            SignInRulesRepository rules,
            KnownDevices devices,
            PracticeScope scope,
            SecurityRecord record,
            Clock clock) {
        this.sessions = sessions;
        this.rules = rules;
        this.devices = devices;
        this.scope = scope;
        this.record = record;
        this.clock = clock;
    }

    public SignedIn openBrowser(Staff staff, Set<SignInProof> proofs, String deviceLabel, Caller from) {
        SecretToken token = SecretToken.random();
        Session session = open(
                staff, SessionKind.BROWSER, Optional.of(token.hash()), proofs, Scopes.EVERYTHING, deviceLabel, from);
        devices.remember(staff.email());
        return new SignedIn(Caller.person(staff, Optional.of(session.id()), from), session, token);
    }

    /** Joins the running transaction, which stores the first refresh token of this session too. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Session openApi(Staff staff, Set<SignInProof> proofs, Scopes scopes, String deviceLabel, Caller from) {
        return open(staff, SessionKind.API, Optional.empty(), proofs, scopes, deviceLabel, from);
    }

    private Session open(
            Staff staff,
            SessionKind kind,
            Optional<byte[]> tokenHash,
            Set<SignInProof> proofs,
            Scopes scopes,
            String deviceLabel,
            Caller from) {
        scope.enter(staff.practiceId());
        Instant now = clock.instant();
        Duration life = kind == SessionKind.BROWSER ? Session.BROWSER_LIFE : Session.API_LIFE;
        Session session = new Session(
                Ids.next(),
                staff.practiceId(),
                staff.id(),
                kind,
                tokenHash,
                deviceLabel.length() > LONGEST_LABEL ? deviceLabel.substring(0, LONGEST_LABEL) : deviceLabel,
                from.origin().orElse(""),
                proofs,
                now,
                now,
                now.plus(life),
                now,
                rules.get().idleLimit(),
                scopes,
                Optional.empty(),
                Optional.empty());
        Caller person = Caller.person(staff, Optional.of(session.id()), from);
        List<Session> open = sessions.listLive(staff.id(), now);
        for (int i = PER_PERSON - 1; i < open.size(); i++) {
            Session oldest = open.get(i);
            sessions.change(oldest.revoked(now));
            record.done(person, Event.SESSION_REVOKED, oldest.id());
        }
        sessions.add(session);
        record.done(person, kind == SessionKind.BROWSER ? Event.SIGN_IN : Event.TOKEN_ISSUED, session.id());
        SECURITY.atInfo()
                .addKeyValue("event", "signed-in")
                .addKeyValue("actorId", staff.id())
                .addKeyValue("objectId", session.id())
                .addKeyValue("kind", kind)
                .addKeyValue(
                        "proofs",
                        proofs.stream().sorted().map(SignInProof::name).collect(Collectors.joining("+")))
                .log("somebody signed in");
        return session;
    }
}
