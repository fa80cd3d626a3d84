package org.florscribe.jobs;

import java.util.UUID;
import org.florscribe.platform.jobs.CorrelatedJob;

/** Queue entry: somebody asked for a new password. The address is sealed, as job rows are kept for a while. */
public class ResetPasswordJob implements CorrelatedJob {

    public UUID id = new UUID(0, 0);
    public String sealedEmail = "";
    public String correlationId = "";

    @Override
    public Class<ResetPasswordHandler> getJobRequestHandler() {
        return ResetPasswordHandler.class;
    }

    @Override
    public String correlation() {
        return correlationId;
    }
}
