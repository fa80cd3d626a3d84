package org.florscribe.practice.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.florscribe.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one engine for one piece of work: unless calls are held back, with a place at it, again as long as that may help, within a
 * time, judged. The same for engines of every task (docs/adr/0015, 0023). Keeps no books: each turn is told to who asks.
 */
@ApplicationScoped
public class EngineAsking {

    private static final int MOST_TRIES = 3;

    /** A try that took so long ended by the clock: somebody else gets the time that is left. */
    private static final Duration TIME_OUT = Duration.ofSeconds(30);

    /** Longer waits are none of a worker's: the step is done later. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** For a place at the engine, while other visits have them all. */
    private static final Duration PLACE_WAIT = Duration.ofSeconds(20);

    private static final Duration SHORTEST_CALL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(EngineAsking.class);

    private final EngineGuard guard;
    private final Waiting waiting;
    private final DoubleSupplier jitter;
    private final Clock clock;

    @FunctionalInterface
    public interface Waiting {
        void sleep(Duration time) throws InterruptedException;
    }

    @Inject
    EngineAsking(EngineGuard guard, Clock clock) {
        this(
                guard,
                time -> Thread.sleep(time.toMillis()),
                () -> ThreadLocalRandom.current().nextDouble(),
                clock);
    }

    /** @param jitter gives numbers from 0 up to 1 */
    public EngineAsking(EngineGuard guard, Waiting waiting, DoubleSupplier jitter, Clock clock) {
        this.guard = guard;
        this.waiting = waiting;
        this.jitter = jitter;
        this.clock = clock;
    }

    /**
     * Whom is asked, and how long.
     *
     * @param places calls at a time
     * @param othersFollow another engine is asked when this one fails, so nobody waits long for it
     * @param deadline for all tries together
     */
    public record Terms(UUID engineId, int places, boolean othersFollow, Duration deadline) {}

    /** A piece of work, and the book of it. */
    public interface Work<T> {

        /**
         * Sends it once.
         *
         * @param left until nobody waits any more
         * @throws EngineFailure in the class that protocols name for it
         */
        T send(Duration left);

        /**
         * Whether an answer that says it is good can be.
         *
         * @return what of it is to be used
         * @throws EngineFailure {@code BAD_SUCCESS}
         */
        T judged(T answer);

        /** An answer came that was paid for, before it is judged. */
        default void came(T answer, Duration took) {}

        /** Passed over, nothing was sent. */
        void heldBack(EngineFailure why);

        /** A try ended without an answer. */
        void failed(EngineFailure failure, Duration took);

        /** An answer came and is none. */
        void unusable(T answer, EngineFailure why, Duration took);

        void done(T answer, Duration took);

        /** Of this failure, the first among them. */
        default int mostTries(EngineFailure failure) {
            return MOST_TRIES;
        }

        /** Not the engine's: goes on as it is, and nothing is booked. */
        default boolean isOurs(RuntimeException failure) {
            return failure instanceof Refusal;
        }
    }

    /**
     * An answer that is good.
     *
     * @param took of the try that brought it
     */
    public record Answered<T>(T answer, Duration took) {}

    /**
     * @throws EngineFailure when the engine is of no use for this piece now
     * @throws NoPlaceAtEngine when others use it
     */
    public <T> Answered<T> ask(Terms terms, Work<T> work) {
        guard.heldBack(terms.engineId()).ifPresent(pause -> {
            EngineFailure why = heldBack(terms.engineId(), pause);
            work.heldBack(why);
            throw why;
        });
        EngineGuard.Place place = guard.acquire(terms.engineId(), Math.max(1, terms.places()), PLACE_WAIT)
                .orElseThrow(NoPlaceAtEngine::new);
        try (place) {
            return call(terms, work);
        }
    }

    private <T> Answered<T> call(Terms terms, Work<T> work) {
        Instant until = clock.instant().plus(terms.deadline());
        for (int tries = 1; ; tries++) {
            Instant began = clock.instant();
            T answer;
            try {
                answer = send(terms, work, Duration.between(began, until));
            } catch (EngineFailure failure) {
                Duration took = since(began);
                work.failed(failure, took);
                guard.failed(terms.engineId(), failure.fault());
                boolean timedOut = terms.othersFollow() && took.compareTo(TIME_OUT) >= 0;
                boolean enough = tries >= work.mostTries(failure) || timedOut;
                waitOrGiveUp(terms, failure, tries, enough, until);
                continue;
            }
            return judged(terms, work, answer, since(began));
        }
    }

    private <T> T send(Terms terms, Work<T> work, Duration left) {
        try {
            return work.send(left.compareTo(SHORTEST_CALL) < 0 ? SHORTEST_CALL : left);
        } catch (EngineFailure e) {
            throw e;
        } catch (RuntimeException e) {
            if (work.isOurs(e)) {
                throw e;
            }
            LOG.atWarn()
                    .addKeyValue("engine", terms.engineId())
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .addKeyValue("at", e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0])
                    .log("an engine's adapter failed");
            throw new EngineFailure(EngineFault.BAD_SUCCESS, "The engine's answer could not be read.");
        }
    }

    private <T> Answered<T> judged(Terms terms, Work<T> work, T answer, Duration took) {
        work.came(answer, took);
        T good;
        try {
            good = work.judged(answer);
        } catch (EngineFailure unusable) {
            work.unusable(answer, unusable, took);
            guard.failed(terms.engineId(), EngineFault.BAD_SUCCESS);
            throw unusable;
        }
        guard.succeeded(terms.engineId());
        work.done(good, took);
        return new Answered<>(good, took);
    }

    /** Comes back when the same call is worth another try. */
    private void waitOrGiveUp(Terms terms, EngineFailure failure, int tries, boolean enough, Instant until) {
        Duration wait = failure.retryAfter().orElseGet(() -> backOff(tries));
        if (!failure.fault().mayPass()
                || enough
                || wait.compareTo(LONGEST_WAIT) > 0
                || !clock.instant().plus(wait).isBefore(until)) {
            throw failure;
        }
        sleep(wait);
        if (guard.heldBack(terms.engineId()).isPresent()) {
            throw failure;
        }
    }

    private EngineFailure heldBack(UUID engineId, Duration pause) {
        EngineFault last = guard.line(engineId)
                .lastFailure()
                .map(EngineLine.Failure::fault)
                .filter(fault -> fault == EngineFault.CONFIGURATION || fault == EngineFault.QUOTA)
                .orElse(EngineFault.BUSY);
        return new EngineFailure(last, "The engine failed too often of late.", Optional.of(pause), null);
    }

    /** Full jitter. */
    private Duration backOff(int tries) {
        long most = tries == 1 ? 500 : 8_000;
        return Duration.ofMillis(Math.round(most * jitter.getAsDouble()));
    }

    private void sleep(Duration wait) {
        try {
            waiting.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure(EngineFault.TRANSIENT, "The server is stopping.", Optional.empty(), e);
        }
    }

    private Duration since(Instant began) {
        Duration took = Duration.between(began, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
