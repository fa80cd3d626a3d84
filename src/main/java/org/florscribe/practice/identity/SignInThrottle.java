package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.florscribe.shared.TooManyAttempts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slows down who guesses. Counts in transactions of its own, so that a refused call still counts. A device that an account was
 * signed in from before has a count of its own and does not suffer from what strangers do; once that is used up, it is a stranger.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class SignInThrottle {

    private static final Logger SECURITY = LoggerFactory.getLogger("org.florscribe.security");

    private final ThrottleRepository counts;
    private final KnownDevices devices;
    private final Clock clock;

    @Inject
    SignInThrottle(ThrottleRepository counts, KnownDevices devices, Clock clock) {
        this.counts = counts;
        this.devices = devices;
        this.clock = clock;
    }

    /** @throws TooManyAttempts when this account or address has to wait */
    public void check(EmailAddress email, Optional<String> origin) {
        Instant now = clock.instant();
        for (ThrottleKey key : keys(email, origin)) {
            counts.find(key).flatMap(ThrottleRepository.Count::blockedUntil).ifPresent(until -> {
                if (now.isBefore(until)) {
                    throw tooMany(Duration.between(now, until));
                }
            });
        }
    }

    public void failed(EmailAddress email, Optional<String> origin) {
        Instant now = clock.instant();
        for (ThrottleKey key : keys(email, origin)) {
            int before = counts.findForChange(key)
                    .map(count -> ThrottleRules.remembered(key.kind(), count.failures(), count.lastFailureAt(), now))
                    .orElse(0);
            Optional<Instant> until = ThrottleRules.blockedUntil(key.kind(), before + 1, now);
            if (key.kind() == ThrottleKey.Kind.ADDRESS && isSpraying(key, email, now)) {
                until = Optional.of(now.plus(ThrottleRules.SPRAYING_WAIT));
            }
            counts.store(key, new ThrottleRepository.Count(before + 1, now, until));
        }
    }

    private boolean isSpraying(ThrottleKey address, EmailAddress email, Instant now) {
        int accounts =
                counts.noteFailed(address, ThrottleKey.account(email), now.minus(ThrottleRules.ADDRESS_MEMORY), now);
        if (accounts <= ThrottleRules.SPRAYED_ACCOUNTS) {
            return false;
        }
        SECURITY.atWarn()
                .addKeyValue("event", "password-spraying")
                .addKeyValue("accounts", accounts)
                .log("one address fails at many accounts; nothing from it is tried for an hour");
        return true;
    }

    /** Right at last: the account, on this device if it is known, starts anew. An address keeps its count, or one own account would unlock guessing at others. */
    public void succeeded(EmailAddress email) {
        counts.forget(subject(email));
    }

    /** The way in was made anew. */
    public void reset(EmailAddress email) {
        counts.forget(ThrottleKey.account(email));
    }

    private List<ThrottleKey> keys(EmailAddress email, Optional<String> origin) {
        List<ThrottleKey> keys = new ArrayList<>();
        ThrottleKey subject = subject(email);
        keys.add(subject);
        if (subject.kind() == ThrottleKey.Kind.ACCOUNT) {
            origin.map(ThrottleKey::address).ifPresent(keys::add);
        }
        return keys;
    }

    private ThrottleKey subject(EmailAddress email) {
        return devices.idFor(email)
                .map(device -> ThrottleKey.known(email, device))
                .filter(known -> counts.find(known)
                        .filter(count -> count.failures() >= ThrottleRules.PASSWORD_OFF)
                        .isEmpty())
                .orElse(ThrottleKey.account(email));
    }

    private static TooManyAttempts tooMany(Duration wait) {
        if (wait.compareTo(Duration.ofDays(1)) > 0) {
            return new TooManyAttempts(
                    "Too many wrong passwords: this password does not work any more. Choose a new one with \"Forgot your password?\".",
                    Duration.ofDays(1));
        }
        return new TooManyAttempts(
                "Too many attempts that did not work. Wait a little and try again.", wait.plusSeconds(1));
    }
}
