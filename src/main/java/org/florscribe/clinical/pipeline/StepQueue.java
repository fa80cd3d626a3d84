package org.florscribe.clinical.pipeline;

import java.time.Instant;

/** Gets steps done. What is put here lives or dies with the running transaction. */
public interface StepQueue {

    /** As soon as the transaction commits. Putting the same generation twice makes one job. */
    void now(PipelineStep step);

    void at(Instant when, PipelineStep step);

    /** Whether a worker, of whatever node, has the job for this generation in hand. */
    boolean isTaken(PipelineStep step);

    /** Whether a job for this generation is waiting or running. */
    boolean has(PipelineStep step);
}
