package org.florscribe.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.florscribe.platform.outbound.Breakers;
import org.florscribe.platform.outbound.CircuitBreaker;

/** How calls to the outside went when they were last made. Asking makes none, and none of it makes this node unready. */
@ApplicationScoped
public class OutsideLines {

    private final Breakers breakers;

    @Inject
    OutsideLines(Breakers breakers) {
        this.breakers = breakers;
    }

    /** One for each that was called within a day: DOWN while calls are held back. Ids, but no addresses and no names. */
    List<Map<String, Object>> lines() {
        return breakers.known().stream()
                .sorted(Comparator.comparing(it -> it.target().id()))
                .map(OutsideLines::shown)
                .toList();
    }

    private static Map<String, Object> shown(Breakers.Known known) {
        CircuitBreaker.Snapshot line = known.line();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", known.target().dependency().word());
        shown.put("id", known.target().id().toString());
        shown.put("status", line.state() == CircuitBreaker.State.HELD_BACK ? "DOWN" : "UP");
        line.since().ifPresent(since -> shown.put("since", since.toString()));
        line.calledAt().ifPresent(at -> shown.put("lastCallAt", at.toString()));
        shown.put("failuresInARow", line.failures());
        line.lastFailure().ifPresent(failure -> {
            shown.put("lastFailure", failure.why());
            shown.put("lastFailureAt", failure.at().toString());
        });
        return shown;
    }
}
