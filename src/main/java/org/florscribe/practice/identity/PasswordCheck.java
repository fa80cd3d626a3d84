package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.florscribe.practice.identity.PasswordHasher.Verdict;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who belongs to this e-mail and password. Holds no transaction while it hashes. */
@ApplicationScoped
class PasswordCheck {

    private static final Logger SECURITY = LoggerFactory.getLogger("org.florscribe.security");
    private static final String PRACTICE_ENDED = "practice-ended";
    private static final long LONGEST_WAIT_MS = 2_000;

    /**
     * A refusal takes no less. That of a known account is put on record and that of an unknown one is not: a least time, well above
     * what hashing takes, hides what this costs on whatever disk, and has no step that could itself be seen.
     */
    private static final Duration REFUSAL = Duration.ofMillis(300);

    /**
     * One attempt at an account after the other: a hundred at once would all be tried before the first had counted. By hash of
     * the address, so that unknown ones wait the same.
     */
    private final ReentrantLock[] turns =
            Stream.generate(ReentrantLock::new).limit(256).toArray(ReentrantLock[]::new);

    private final SignInThrottle throttle;
    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final Duration refusal;

    @Inject
    PasswordCheck(SignInThrottle throttle, Accounts accounts, PasswordHasher hasher) {
        this(throttle, accounts, hasher, REFUSAL);
    }

    PasswordCheck(SignInThrottle throttle, Accounts accounts, PasswordHasher hasher, Duration refusal) {
        this.throttle = throttle;
        this.accounts = accounts;
        this.hasher = hasher;
        this.refusal = refusal;
    }

    /**
     * A right password is not forgotten failures yet: a second factor may be to come, and whoever finishes the sign-in says so.
     *
     * @throws NotSignedIn in the same words and time for each thing that can be wrong
     */
    public Staff check(String typedEmail, Password password, Caller from) {
        long start = System.nanoTime();
        try {
            return checkAtOnce(typedEmail, password, from);
        } catch (NotSignedIn e) {
            await(start + refusal.toNanos());
            throw e;
        }
    }

    private Staff checkAtOnce(String typedEmail, Password password, Caller from) {
        EmailAddress email;
        try {
            email = new EmailAddress(typedEmail);
        } catch (InvalidInput e) {
            hasher.verifyNobody(password);
            tellOfNobody(from);
            throw wrong();
        }
        ReentrantLock turn = turns[Math.floorMod(email.hashCode(), turns.length)];
        try {
            if (!turn.tryLock(LONGEST_WAIT_MS, TimeUnit.MILLISECONDS)) {
                throw new Unavailable("Too many people are signing in just now. Try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The server is stopping. Try again in a moment.", e);
        }
        try {
            return checkInTurn(email, password, from);
        } finally {
            turn.unlock();
        }
    }

    private Staff checkInTurn(EmailAddress email, Password password, Caller from) {
        throttle.check(email, from.origin());
        List<Staff> candidates = accounts.withPassword(email);
        if (candidates.isEmpty()) {
            refuseEnded(email, password);
        }
        for (Staff staff : candidates) {
            Verdict verdict = hasher.verify(password, staff.passwordHash().orElseThrow());
            if (verdict != Verdict.DIFFERS) {
                if (verdict == Verdict.MATCHES_BUT_OLD) {
                    accounts.rehash(staff, hasher.hash(password));
                }
                return staff;
            }
        }
        throttle.failed(email, from.origin());
        if (candidates.isEmpty()) {
            tellOfNobody(from);
        }
        candidates.forEach(staff -> accounts.recordRefusal(staff, from));
        throw wrong();
    }

    /** Only who knows the password learns that there was an account. */
    private void refuseEnded(EmailAddress email, Password password) {
        List<Staff> ended = accounts.ended(email);
        if (ended.isEmpty()) {
            hasher.verifyNobody(password);
        }
        for (Staff staff : ended) {
            if (hasher.verify(password, staff.passwordHash().orElseThrow()) != Verdict.DIFFERS) {
                throw new NotSignedIn(
                        PRACTICE_ENDED, "This practice has ended. Everything in it was destroyed for good.");
            }
        }
    }

    /** No practice's access log can have it. What was typed is not told: people type passwords there. */
    private static void tellOfNobody(Caller from) {
        SECURITY.atWarn()
                .addKeyValue("event", "sign-in-of-nobody")
                .addKeyValue("origin", from.origin().orElse(""))
                .log("somebody tried to sign in to an account that there is not");
    }

    private static void await(long end) {
        long left = end - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = end - System.nanoTime();
        }
    }

    private static NotSignedIn wrong() {
        return new NotSignedIn("wrong-credentials", "E-mail or password is not right.");
    }
}
