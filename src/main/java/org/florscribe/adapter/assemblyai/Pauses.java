package org.florscribe.adapter.assemblyai;

import java.time.Duration;

/** Waits for a job at the vendor between two questions. */
@FunctionalInterface
interface Pauses {

    /**
     * Until that time is over, or somebody says that the job is done.
     *
     * @param told whether that was said before: then only the time counts, so that one who says so again and again hurries nobody
     * @return whether it was said by now
     */
    boolean await(String jobId, Duration longest, boolean told);
}
