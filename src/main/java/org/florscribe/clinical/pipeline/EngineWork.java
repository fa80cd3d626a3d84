package org.florscribe.clinical.pipeline;

import java.time.Duration;

/** Which engine did a step, and how long it took by itself, without our reading and storing; no time when the clock was set back meanwhile. */
public record EngineWork(String engine, Duration took) {

    public EngineWork {
        took = took.isNegative() ? Duration.ZERO : took;
    }
}
