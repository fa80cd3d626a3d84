package org.florscribe.platform.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineGuard;
import org.florscribe.practice.engine.EngineLine;

/** A breaker and a set of places for each engine, on this node (docs/adr/0015). */
@ApplicationScoped
public class BreakerEngineGuard implements EngineGuard {

    private static final Duration QUOTA_PAUSE = Duration.ofMinutes(15);

    private final Breakers breakers;
    private final Map<UUID, Places> places = new ConcurrentHashMap<>();

    @Inject
    BreakerEngineGuard(Breakers breakers) {
        this.breakers = breakers;
    }

    /** @param size how many there are altogether */
    private record Places(int size, Semaphore free) {}

    @Override
    public Optional<Duration> heldBack(UUID engineId) {
        return breaker(engineId).pause();
    }

    @Override
    public Optional<Place> acquire(UUID engineId, int size, Duration longest) {
        Semaphore free = places.compute(
                        engineId,
                        (id, known) -> known != null && known.size() == size
                                ? known
                                : new Places(size, new Semaphore(size, true)))
                .free();
        try {
            if (!free.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (held.getAndSet(false)) {
                free.release();
            }
        });
    }

    @Override
    public void succeeded(UUID engineId) {
        breaker(engineId).succeeded();
    }

    @Override
    public void failed(UUID engineId, EngineFault fault) {
        CircuitBreaker breaker = breaker(engineId);
        String why = fault.name();
        switch (fault) {
            case CONFIGURATION -> breaker.failedForSure(why);
            case QUOTA -> breaker.failedForSure(why, QUOTA_PAUSE);
            case BUSY -> breaker.wasBusy(why);
            case TRANSIENT, BAD_SUCCESS -> breaker.failed(why);
            case INPUT -> breaker.answered(why);
        }
    }

    @Override
    public EngineLine line(UUID engineId) {
        CircuitBreaker.Snapshot known = breaker(engineId).snapshot();
        return new EngineLine(
                EngineLine.State.valueOf(known.state().name()),
                known.since(),
                known.pausedUntil(),
                known.failures(),
                known.lastFailure()
                        .map(failure -> new EngineLine.Failure(EngineFault.valueOf(failure.why()), failure.at())));
    }

    @Override
    public void tryAtOnce(UUID engineId) {
        breaker(engineId).letOneThrough();
    }

    @Override
    public void forget(UUID engineId) {
        breakers.forget(Dependency.ENGINE, engineId);
        places.remove(engineId);
    }

    private CircuitBreaker breaker(UUID engineId) {
        return breakers.of(Dependency.ENGINE, engineId);
    }
}
