package org.florscribe.clinical.pipeline;

import java.time.Duration;
import java.util.Optional;

/** A try of a step failed in a way its engine could name. */
public class StepFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StepFault fault;
    private final transient Optional<Duration> retryAfter;

    /** @param retryAfter how long the engine asked us to wait */
    public StepFailed(StepFault fault, Optional<Duration> retryAfter) {
        super(fault.words());
        this.fault = fault;
        this.retryAfter = retryAfter;
    }

    public StepFault fault() {
        return fault;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
