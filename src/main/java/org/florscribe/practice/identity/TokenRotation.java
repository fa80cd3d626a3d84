package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.Ids;
import org.florscribe.shared.Recorded;
import org.florscribe.shared.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pairs of tokens, each following from the one before. In transactions of its own: a refused refresh still ends the family. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Recorded
class TokenRotation {

    private static final Logger SECURITY = LoggerFactory.getLogger("org.florscribe.security");

    /** How long a spent token with its key gives the same answer again. */
    private static final Duration LOST_ANSWER = Duration.ofSeconds(30);

    private final SessionOpening opening;
    private final SessionRepository sessions;
    private final RefreshTokenRepository tokens;
    private final StaffRepository staff;
    private final AccessTokenFormat format;
    private final Installation installation;
    private final PracticeScope scope;
    private final SecurityRecord record;
    private final StaffLetters letters;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    TokenRotation(
            SessionOpening opening,
            SessionRepository sessions,
            RefreshTokenRepository tokens,
            StaffRepository staff,
            AccessTokenFormat format,
            Installation installation,
            PracticeScope scope,
            SecurityRecord record,
            StaffLetters letters,
            CurrentCaller callers,
            Clock clock) {
        this.opening = opening;
        this.sessions = sessions;
        this.tokens = tokens;
        this.staff = staff;
        this.format = format;
        this.installation = installation;
        this.scope = scope;
        this.record = record;
        this.letters = letters;
        this.callers = callers;
        this.clock = clock;
    }

    public TokenAnswer first(Staff person, Set<SignInProof> proofs, Scopes scopes, String deviceLabel, Caller from) {
        scope.enter(person.practiceId());
        return pair(opening.openApi(person, proofs, scopes, deviceLabel, from));
    }

    /** Empty when the token does not hold; a reused one has then ended its family. */
    public Optional<TokenAnswer> next(SecretToken presented, Optional<String> key, Caller from) {
        return tokens.findPractice(presented.hash()).flatMap(practice -> {
            scope.enter(practice);
            return tokens.findForChange(presented.hash()).flatMap(token -> rotate(token, key, from));
        });
    }

    private Optional<TokenAnswer> rotate(RefreshToken token, Optional<String> key, Caller from) {
        Instant now = clock.instant();
        Session session = sessions.findForChange(token.sessionId()).orElseThrow();
        Optional<Staff> person = staff.find(session.staffId()).filter(found -> found.state() == StaffState.ACTIVE);
        if (!session.isLive(now) || person.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> keyHash = key.map(Sha256::of);
        if (token.spentAt().isPresent()) {
            if (mayHearAgain(token, keyHash, now)) {
                return token.spentAnswer().flatMap(TokenAnswer::parse);
            }
            sessions.change(session.revoked(now));
            Caller holder = Caller.person(person.get(), Optional.of(session.id()), from);
            record.done(holder, Event.TOKEN_REUSED, session.id());
            if (letters.areSent()) {
                callers.runAs(holder, () -> letters.signInEnded(session.staffId(), now));
            }
            SECURITY.atWarn()
                    .addKeyValue("event", "refresh-token-reused")
                    .addKeyValue("session", session.id())
                    .log("a spent refresh token came again; its sign-in was ended");
            return Optional.empty();
        }
        if (!now.isBefore(token.expiresAt())) {
            return Optional.empty();
        }
        TokenAnswer answer = pair(session);
        record.done(Caller.person(person.get(), Optional.of(session.id()), from), Event.TOKEN_REFRESHED, session.id());
        tokens.change(token.spent(now, keyHash, keyHash.map(ignored -> answer.text())));
        return Optional.of(answer);
    }

    private TokenAnswer pair(Session session) {
        Instant now = clock.instant();
        SecretToken refresh = SecretToken.random();
        Instant expires = earlier(now.plus(installation.refreshTokenLife()), session.endsAt());
        tokens.add(new RefreshToken(
                Ids.next(),
                session.practiceId(),
                session.id(),
                refresh.hash(),
                now,
                expires,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        Duration life = installation.accessTokenLife();
        String access = format.issue(new AccessClaims(
                session.staffId(), session.practiceId(), session.id(), session.scopes(), now, now.plus(life)));
        return new TokenAnswer(access, refresh, life, session.scopes());
    }

    private static boolean mayHearAgain(RefreshToken token, Optional<byte[]> keyHash, Instant now) {
        return keyHash.isPresent()
                && token.spentKeyHash().isPresent()
                && MessageDigest.isEqual(keyHash.get(), token.spentKeyHash().get())
                && now.isBefore(token.spentAt().orElseThrow().plus(LOST_ANSWER));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
