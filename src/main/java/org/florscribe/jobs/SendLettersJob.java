package org.florscribe.jobs;

import java.util.UUID;
import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: letters wait in this practice. */
public class SendLettersJob implements JobRequest {

    public UUID practiceId = new UUID(0, 0);

    static SendLettersJob of(UUID practiceId) {
        SendLettersJob job = new SendLettersJob();
        job.practiceId = practiceId;
        return job;
    }

    @Override
    public Class<SendLettersHandler> getJobRequestHandler() {
        return SendLettersHandler.class;
    }
}
