package org.florscribe.platform.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.florscribe.platform.faults.Faults;
import org.florscribe.shared.UnexpectedFailure.Door;

/** How often something nobody had thought of went wrong, by the door it came out at. */
@ApplicationScoped
public class FaultMetrics {

    private static final String NAME = "florscribe_unexpected_failures_total";

    private final Faults faults;

    @Inject
    FaultMetrics(Faults faults) {
        this.faults = faults;
    }

    void write(PrometheusText text) {
        text.begin(NAME, "counter", "Failures that nobody had thought of; each is in the log.");
        for (Door door : Door.values()) {
            text.sample(NAME, "door", door.name().toLowerCase(Locale.ROOT), faults.count(door));
        }
    }
}
