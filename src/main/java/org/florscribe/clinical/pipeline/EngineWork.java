package org.florscribe.clinical.pipeline;

import java.time.Duration;
import org.florscribe.practice.engine.Provenance;

/** Which engine did a step, and how long it took by itself, without our reading and storing; no time when the clock was set back meanwhile. */
public record EngineWork(String engine, Duration took) {

    public EngineWork {
        took = took.isNegative() ? Duration.ZERO : took;
    }

    static EngineWork of(Provenance by) {
        return new EngineWork(by.engine(), by.took());
    }
}
