package org.florscribe.clinical.pipeline;

import java.time.Duration;

/** Which engine did a step, and how long it took by itself, without our reading and storing. */
public record EngineWork(String engine, Duration took) {}
