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

/** Slows down who guesses. Counts in transactions of its own, so that a refused call still counts. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class SignInThrottle {

    private final ThrottleRepository counts;
    private final Clock clock;

    @Inject
    SignInThrottle(ThrottleRepository counts, Clock clock) {
        this.counts = counts;
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
            counts.store(
                    key,
                    new ThrottleRepository.Count(
                            before + 1, now, ThrottleRules.blockedUntil(key.kind(), before + 1, now)));
        }
    }

    /** Right at last: the account starts anew. Its address keeps its count, or one own account would unlock guessing at others. */
    public void succeeded(EmailAddress email) {
        counts.forget(ThrottleKey.account(email));
    }

    private static List<ThrottleKey> keys(EmailAddress email, Optional<String> origin) {
        List<ThrottleKey> keys = new ArrayList<>();
        keys.add(ThrottleKey.account(email));
        origin.map(ThrottleKey::address).ifPresent(keys::add);
        return keys;
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
