package org.florscribe.platform.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Leaves somebody outside alone for a while when they failed too often, as its {@link FailureTally} judges. After the pause one
 * call is let through; if it fails the pause begins again.
 */
public final class CircuitBreaker {

    /** After which one call is let through, where nothing else is said. */
    public static final Duration PAUSE = Duration.ofSeconds(30);

    private static final int BUSY_ALLOWED = 2;

    private final Clock clock;
    private final FailureTally tally;
    private final Consumer<Snapshot> listener;
    private Duration pause = PAUSE;
    private int busy;
    private int failures;
    private State state = State.UNTRIED;
    private @Nullable Instant since;
    private @Nullable Instant pausedUntil;
    private @Nullable Failure last;
    private @Nullable Instant calledAt;

    /** How calls go. */
    public enum State {
        /** None was made yet, or none since a person changed whom they go to. */
        UNTRIED,
        PASSING,
        /** They failed too often: they are held back, but for one after each pause. */
        HELD_BACK
    }

    /**
     * The newest failure; it stays known when calls pass again.
     *
     * @param why a set word of who calls, never anything the other side said
     */
    public record Failure(String why, Instant at) {}

    /**
     * All that is known at one moment.
     *
     * @param since when the state began; empty while untried
     * @param pausedUntil while not even one call is let through
     * @param failures in a row
     * @param calledAt when the newest call ended
     */
    public record Snapshot(
            State state,
            Optional<Instant> since,
            Optional<Instant> pausedUntil,
            int failures,
            Optional<Failure> lastFailure,
            Optional<Instant> calledAt) {}

    /** @param listener is told each time calls begin to be held back, and each time they pass again after that */
    CircuitBreaker(Clock clock, FailureTally tally, Consumer<Snapshot> listener) {
        this.clock = clock;
        this.tally = tally;
        this.listener = listener;
    }

    /** @return how long calls are still held back; empty when one may be made now */
    public synchronized Optional<Duration> pause() {
        Instant until = pausedUntil;
        if (until == null) {
            return Optional.empty();
        }
        Duration rest = Duration.between(clock.instant(), until);
        if (rest.isNegative() || rest.isZero()) {
            pausedUntil = clock.instant().plus(pause); // the call that is let through now is the only one
            return Optional.empty();
        }
        if (rest.compareTo(pause) > 0) { // the clock was set back: no pause is longer for it
            pausedUntil = clock.instant().plus(pause);
            return Optional.of(pause);
        }
        return Optional.of(rest);
    }

    public synchronized void succeeded() {
        if (state == State.HELD_BACK) {
            tally.forget();
        }
        tally.succeeded();
        failures = 0;
        busy = 0;
        pausedUntil = null;
        calledAt = clock.instant();
        become(State.PASSING);
    }

    /** @param why a set word, never anything the other side said */
    public synchronized void failed(String why) {
        busy = 0;
        boolean tooOften = tally.failed();
        failed(why, tooOften || state == State.HELD_BACK, PAUSE);
    }

    /** Failed in a way that the next call would too, such as refused credentials. */
    public synchronized void failedForSure(String why) {
        failedForSure(why, PAUSE);
    }

    /** @param rest how long not even one call is let through */
    public synchronized void failedForSure(String why, Duration rest) {
        busy = 0;
        tally.failed();
        failed(why, true, rest);
    }

    /** Refused what it was sent, for a reason of its own: it is there and works, so calls may go on. */
    public synchronized void answered(String why) {
        if (state == State.HELD_BACK) {
            tally.forget();
        }
        Instant now = clock.instant();
        last = new Failure(why, now);
        calledAt = now;
        failures = 0;
        busy = 0;
        pausedUntil = null;
        become(State.PASSING);
    }

    /** Asked us to come later. Twice in a row that is nothing; from then on it is a failure like others. */
    public synchronized void wasBusy(String why) {
        busy++;
        boolean tooOften = busy > BUSY_ALLOWED && tally.failed();
        failed(why, tooOften || state == State.HELD_BACK, PAUSE);
    }

    /** A person wants to know now: the next call is let through, and its end decides. */
    public synchronized void letOneThrough() {
        if (pausedUntil != null) {
            pausedUntil = clock.instant();
        }
    }

    /** Whom it stood before is not there any more. */
    synchronized void forgotten() {
        tally.forget();
        failures = 0;
        busy = 0;
        pausedUntil = null;
        become(State.UNTRIED);
    }

    public synchronized Snapshot snapshot() {
        return new Snapshot(
                state,
                Optional.ofNullable(since),
                Optional.ofNullable(pausedUntil).filter(until -> until.isAfter(clock.instant())),
                failures,
                Optional.ofNullable(last),
                Optional.ofNullable(calledAt));
    }

    private void failed(String why, boolean holdBack, Duration rest) {
        Instant now = clock.instant();
        failures++;
        last = new Failure(why, now);
        calledAt = now;
        if (holdBack) {
            pause = rest;
            pausedUntil = now.plus(rest);
            become(State.HELD_BACK);
        } else {
            become(State.PASSING);
        }
    }

    private void become(State next) {
        if (state != next) {
            boolean worthTelling = state == State.HELD_BACK || next == State.HELD_BACK;
            state = next;
            since = clock.instant();
            if (worthTelling) {
                listener.accept(snapshot());
            }
        }
    }
}
