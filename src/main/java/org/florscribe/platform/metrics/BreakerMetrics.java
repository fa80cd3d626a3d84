package org.florscribe.platform.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.florscribe.platform.outbound.BreakerChanged;
import org.florscribe.platform.outbound.Breakers;
import org.florscribe.platform.outbound.CircuitBreaker.State;
import org.florscribe.platform.outbound.Dependency;

/**
 * How lines to the outside stand and how often they changed. Told by kind, never by practice or connection, so that the number of
 * series stays what it is and says nothing of anybody.
 */
@ApplicationScoped
public class BreakerMetrics {

    private static final List<State> TOLD = List.of(State.PASSING, State.HELD_BACK);

    private final Breakers breakers;
    private final Map<Series, LongAdder> changes = new ConcurrentHashMap<>();

    @Inject
    BreakerMetrics(Breakers breakers) {
        this.breakers = breakers;
    }

    private record Series(Dependency dependency, State state) {}

    void changed(@Observes BreakerChanged event) {
        changes(event.dependency(), event.state()).increment();
    }

    void write(PrometheusText text) {
        Map<Dependency, Map<State, Long>> now = breakers.known().stream()
                .collect(Collectors.groupingBy(
                        it -> it.target().dependency(),
                        Collectors.groupingBy(it -> it.line().state(), Collectors.counting())));
        text.begin("florscribe_breakers", "gauge", "Lines to somebody outside that were used within a day.");
        for (Dependency dependency : Dependency.values()) {
            for (State state : TOLD) {
                text.sample(
                        "florscribe_breakers",
                        "dependency",
                        dependency.word(),
                        "state",
                        word(state),
                        now.getOrDefault(dependency, Map.of()).getOrDefault(state, 0L));
            }
        }
        text.begin("florscribe_breaker_changes_total", "counter", "Lines that began to be in this state.");
        for (Dependency dependency : Dependency.values()) {
            for (State state : TOLD) {
                text.sample(
                        "florscribe_breaker_changes_total",
                        "dependency",
                        dependency.word(),
                        "state",
                        word(state),
                        changes(dependency, state).sum());
            }
        }
    }

    private LongAdder changes(Dependency dependency, State state) {
        return changes.computeIfAbsent(new Series(dependency, state), series -> new LongAdder());
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
