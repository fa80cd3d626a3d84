package org.florscribe.platform.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The breakers of this node, one for each target, and the news of their changes. */
@ApplicationScoped
public class Breakers {

    /** Who was not called for so long may be gone: what we knew says nothing any more. */
    private static final Duration KNOWN_FOR = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Breakers.class);

    private final Map<Target, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Consumer<BreakerChanged> changes;

    @Inject
    Breakers(Clock clock, Event<BreakerChanged> changes) {
        this(clock, changes::fire);
    }

    Breakers(Clock clock, Consumer<BreakerChanged> changes) {
        this.clock = clock;
        this.changes = changes;
    }

    /** Whom a breaker stands before. */
    public record Target(Dependency dependency, UUID id) {}

    /** What is known of calls to one target. */
    public record Known(Target target, CircuitBreaker.Snapshot line) {}

    public CircuitBreaker of(Dependency dependency, UUID id) {
        return breakers.computeIfAbsent(
                new Target(dependency, id),
                target -> new CircuitBreaker(clock, dependency.tally(), line -> tell(target, line)));
    }

    /** Whoever stood there is gone, or is another one now: nothing is known yet. */
    public void forget(Dependency dependency, UUID id) {
        CircuitBreaker gone = breakers.remove(new Target(dependency, id));
        if (gone != null) {
            gone.forgotten();
        }
    }

    /** Those called within a day, in no order. */
    public List<Known> known() {
        Instant oldest = clock.instant().minus(KNOWN_FOR);
        return breakers.entrySet().stream()
                .map(it -> new Known(it.getKey(), it.getValue().snapshot()))
                .filter(it -> it.line().calledAt().filter(oldest::isBefore).isPresent())
                .toList();
    }

    private void tell(Target target, CircuitBreaker.Snapshot line) {
        Optional<String> why = line.state() == CircuitBreaker.State.HELD_BACK
                ? line.lastFailure().map(CircuitBreaker.Failure::why)
                : Optional.empty();
        LOG.atWarn()
                .addKeyValue("dependency", target.dependency().word())
                .addKeyValue("target", target.id())
                .addKeyValue("state", line.state())
                .addKeyValue("cause", why.orElse(""))
                .log("calls to somebody outside changed");
        changes.accept(new BreakerChanged(target.dependency(), target.id(), line.state(), why));
    }
}
