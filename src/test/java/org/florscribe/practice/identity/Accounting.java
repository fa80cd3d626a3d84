package org.florscribe.practice.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.florscribe.shared.Ids;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.shared.StaleVersion;
import org.florscribe.testing.Place;
import org.florscribe.testing.SetClock;

/** The ports of identity in memory, for tests of its rules: one practice, and what was recorded. */
final class Accounting {

    static final UUID PRACTICE = new UUID(0, 1);

    final SetClock clock = new SetClock();
    final Map<UUID, Staff> staff = new LinkedHashMap<>();
    final Map<UUID, Session> sessions = new LinkedHashMap<>();
    final List<RefreshToken> tokens = new ArrayList<>();
    final Map<ThrottleKey, ThrottleRepository.Count> counts = new HashMap<>();
    final List<SecurityRecord.Event> recorded = new ArrayList<>();
    final Map<ThrottleKey, Map<ThrottleKey, Instant>> failedFrom = new HashMap<>();
    final List<OneTimeLink> links = new ArrayList<>();
    final CurrentCaller callers = new CurrentCaller();

    Staff person(Role... roles) {
        UUID id = Ids.next();
        Staff made = Staff.invited(
                        id,
                        PRACTICE,
                        new StaffName("Test", "Person"),
                        new EmailAddress(id + "@example.org"),
                        Set.of(roles),
                        clock.instant())
                .withPassword("hash of right");
        staff.put(id, made);
        return made;
    }

    Session sessionOf(Staff person, SessionKind kind) {
        Instant now = clock.instant();
        Session made = new Session(
                Ids.next(),
                PRACTICE,
                person.id(),
                kind,
                kind == SessionKind.BROWSER ? Optional.of(SecretToken.random().hash()) : Optional.empty(),
                "test",
                "192.0.2.1",
                Set.of(SignInProof.PASSWORD),
                now,
                now,
                now.plus(kind == SessionKind.BROWSER ? Session.BROWSER_LIFE : Session.API_LIFE),
                now,
                SignInRules.USUAL.idleLimit(),
                Scopes.EVERYTHING,
                Optional.empty(),
                Optional.empty());
        sessions.put(made.id(), made);
        return made;
    }

    static Caller stranger() {
        return Caller.anonymous(Optional.of("192.0.2.1"), "test-correlation");
    }

    /** Practices whose rows may be touched from then on, in the order in which that was said. */
    final List<UUID> entered = new ArrayList<>();

    final PracticeScope scope = entered::add;

    final SecurityRecord record = new SecurityRecord() {
        @Override
        public void done(Caller by, Event event, UUID object) {
            recorded.add(event);
        }

        @Override
        public void done(Caller by, Event event) {
            recorded.add(event);
        }

        @Override
        public void refused(Caller by, UUID practiceId, Event event, UUID object) {
            recorded.add(event);
        }
    };

    final StaffRepository people = new StaffRepository() {
        @Override
        public List<Staff> findAnywhere(EmailAddress email) {
            return staff.values().stream()
                    .filter(one -> one.email().equals(email))
                    .toList();
        }

        @Override
        public Optional<Staff> find(UUID id) {
            return Optional.ofNullable(staff.get(id));
        }

        @Override
        public Optional<Staff> findForChange(UUID id) {
            return find(id);
        }

        @Override
        public Optional<Staff> find(EmailAddress email) {
            return findAnywhere(email).stream().findFirst();
        }

        @Override
        public Page<Staff> list(PageRequest page) {
            return new Page<>(List.copyOf(staff.values()), Optional.empty());
        }

        @Override
        public List<UUID> ownersForChange() {
            return staff.values().stream()
                    .filter(one -> one.is(Role.OWNER) && one.state() == StaffState.ACTIVE)
                    .map(Staff::id)
                    .toList();
        }

        @Override
        public void add(Staff added) {
            staff.put(added.id(), added);
        }

        @Override
        public Staff change(Staff changed) {
            if (find(changed.id()).orElseThrow().version() != changed.version()) {
                throw new StaleVersion();
            }
            Staff stored = new Staff(
                    changed.id(),
                    changed.practiceId(),
                    changed.givenName(),
                    changed.familyName(),
                    changed.email(),
                    changed.passwordHash(),
                    changed.roles(),
                    changed.state(),
                    changed.theme(),
                    changed.version() + 1,
                    changed.createdAt());
            staff.put(stored.id(), stored);
            return stored;
        }
    };

    final SessionRepository signedIn = new SessionRepository() {
        @Override
        public Optional<Session> findByToken(byte[] tokenHash) {
            return sessions.values().stream()
                    .filter(one -> one.tokenHash()
                            .filter(hash -> Arrays.equals(hash, tokenHash))
                            .isPresent())
                    .findFirst();
        }

        @Override
        public Optional<Session> find(UUID id) {
            return Optional.ofNullable(sessions.get(id));
        }

        @Override
        public Optional<Session> findForChange(UUID id) {
            return find(id);
        }

        @Override
        public void add(Session session) {
            sessions.put(session.id(), session);
        }

        @Override
        public void change(Session session) {
            sessions.put(session.id(), session);
        }

        @Override
        public void noteAction(UUID id, Instant at) {
            sessions.computeIfPresent(id, (key, session) -> session.used(at));
        }

        @Override
        public void limitIdle(Duration limit, Instant now) {
            throw new AssertionError("nobody changes the rules here");
        }

        @Override
        public List<Session> listLive(UUID staffId, Instant now) {
            return sessions.values().stream()
                    .filter(one -> one.staffId().equals(staffId) && one.isLive(now))
                    .sorted(Comparator.comparing(Session::createdAt).reversed())
                    .toList();
        }

        @Override
        public int revokeEverybodys(Instant now) {
            List<UUID> open = sessions.values().stream()
                    .filter(one -> one.revokedAt().isEmpty())
                    .map(Session::id)
                    .toList();
            open.forEach(id -> sessions.computeIfPresent(id, (key, session) -> session.revoked(now)));
            return open.size();
        }

        @Override
        public List<UUID> revokeAll(UUID staffId, Optional<UUID> except, Instant now) {
            List<UUID> ended = sessions.values().stream()
                    .filter(one -> one.staffId().equals(staffId)
                            && one.revokedAt().isEmpty()
                            && !except.equals(Optional.of(one.id())))
                    .map(Session::id)
                    .toList();
            ended.forEach(id -> sessions.computeIfPresent(id, (key, session) -> session.revoked(now)));
            return ended;
        }
    };

    final SignInRulesRepository rules = new SignInRulesRepository() {
        @Override
        public SignInRules get() {
            return SignInRules.USUAL;
        }

        @Override
        public void store(SignInRules wanted) {
            throw new AssertionError("nobody changes the rules here");
        }
    };

    final RefreshTokenRepository refresh = new RefreshTokenRepository() {
        @Override
        public Optional<UUID> findPractice(byte[] tokenHash) {
            return findForChange(tokenHash).map(RefreshToken::practiceId);
        }

        @Override
        public Optional<RefreshToken> findForChange(byte[] tokenHash) {
            return tokens.stream()
                    .filter(one -> Arrays.equals(one.tokenHash(), tokenHash))
                    .findFirst();
        }

        @Override
        public void add(RefreshToken token) {
            tokens.add(token);
        }

        @Override
        public void change(RefreshToken token) {
            tokens.replaceAll(one -> one.id().equals(token.id()) ? token : one);
        }
    };

    final ThrottleRepository failures = new ThrottleRepository() {
        @Override
        public Optional<Count> find(ThrottleKey key) {
            return Optional.ofNullable(counts.get(key));
        }

        @Override
        public Optional<Count> findForChange(ThrottleKey key) {
            return find(key);
        }

        @Override
        public void store(ThrottleKey key, Count count) {
            counts.put(key, count);
        }

        @Override
        public void forget(ThrottleKey key) {
            counts.remove(key);
        }

        @Override
        public int noteFailed(ThrottleKey address, ThrottleKey account, Instant since, Instant now) {
            Map<ThrottleKey, Instant> there = failedFrom.computeIfAbsent(address, key -> new HashMap<>());
            there.put(account, now);
            there.values().removeIf(at -> at.isBefore(since));
            return there.size();
        }
    };

    /** The device of the one who tries now, known to one account. */
    Optional<EmailAddress> knownHere = Optional.empty();

    final KnownDevices devices = new KnownDevices() {
        @Override
        public Optional<String> idFor(EmailAddress account) {
            return knownHere.filter(account::equals).map(same -> "device");
        }

        @Override
        public void remember(EmailAddress account) {
            knownHere = Optional.of(account);
        }
    };

    final OneTimeLinkRepository oneTime = new OneTimeLinkRepository() {
        @Override
        public Optional<OneTimeLink> findByToken(byte[] tokenHash) {
            return links.stream()
                    .filter(one -> Arrays.equals(one.tokenHash(), tokenHash))
                    .findFirst();
        }

        @Override
        public void add(OneTimeLink link) {
            links.add(link);
        }

        @Override
        public boolean spend(UUID id, Instant now) {
            return links.removeIf(one -> one.id().equals(id) && one.isOpen(now));
        }

        @Override
        public void withdraw(UUID staffId, OneTimeLink.Purpose purpose) {
            links.removeIf(one -> one.staffId().equals(staffId) && one.purpose() == purpose);
        }
    };

    /** "hash of X" is the hash of X, and "old hash of X" is how it was hashed once. */
    final PasswordHasher hasher = new PasswordHasher() {
        @Override
        public String hash(Password password) {
            return "hash of " + password.reveal();
        }

        @Override
        public Verdict verify(Password password, String stored) {
            if (stored.equals("old " + hash(password))) {
                return Verdict.MATCHES_BUT_OLD;
            }
            return stored.equals(hash(password)) ? Verdict.MATCHES : Verdict.DIFFERS;
        }

        @Override
        public void verifyNobody(Password password) {
            recordedNobody++;
        }
    };

    int recordedNobody;

    final AccessTokenFormat format = new AccessTokenFormat() {
        @Override
        public String issue(AccessClaims claims) {
            return "access-for-" + claims.sessionId() + "-" + claims.issuedAt();
        }

        @Override
        public Optional<AccessClaims> read(String token) {
            return Optional.empty();
        }
    };

    /** As {@code person}, in a new session that a program holds. */
    <T> T as(Staff person, Callable<T> act) throws Exception {
        return as(person, sessionOf(person, SessionKind.API), act);
    }

    <T> T as(Staff person, Session session, Callable<T> act) throws Exception {
        return callers.callAs(Caller.person(person, Optional.of(session.id()), stranger()), act);
    }

    /** Where nobody has one. */
    Passkeys noPasskeys() {
        PasskeyBook none = new PasskeyBook();
        return new Passkeys(none, none, people, scope, record, clock);
    }

    final Installation installation = new Place(Optional.empty());

    final LetterBook noMail = new LetterBook(false);
    final LetterBook letters = new LetterBook(true);
    final KeyBook keys = new KeyBook();
}
