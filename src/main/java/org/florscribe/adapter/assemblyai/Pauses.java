package org.florscribe.adapter.assemblyai;

import java.time.Duration;

/** Waits for a job at the vendor between two questions. */
@FunctionalInterface
interface Pauses {

    /** Until that time is over, or somebody says that the job changed; which of them does not matter. */
    void await(String jobId, Duration longest);
}
