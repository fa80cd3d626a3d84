package org.florscribe.clinical.pipeline;

/** Where a step stands. PARKED waits for a person. */
public enum StepState {
    WAITING,
    RUNNING,
    DONE,
    PARKED
}
