package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.log.LogContext;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.PasswordReset;
import org.florscribe.practice.identity.PasswordResetRequested;
import org.florscribe.practice.identity.Staff;
import org.florscribe.shared.Ids;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Looks, after the answer has gone out, whether an address has an account, and writes to it. So no answer's time tells. */
@ApplicationScoped
public class ResetPasswordHandler implements JobRequestHandler<ResetPasswordJob> {

    private final PasswordReset reset;
    private final CurrentCaller callers;
    private final JobServer jobs;
    private final Vault vault;

    @Inject
    ResetPasswordHandler(PasswordReset reset, CurrentCaller callers, JobServer jobs, Vault vault) {
        this.reset = reset;
        this.callers = callers;
        this.jobs = jobs;
        this.vault = vault;
    }

    void queue(@Observes PasswordResetRequested requested) {
        ResetPasswordJob job = new ResetPasswordJob();
        job.id = Ids.next();
        job.sealedEmail = Base64.getEncoder()
                .encodeToString(
                        vault.sealForNow(cell(job), requested.email().text().getBytes(StandardCharsets.UTF_8)));
        job.correlationId = requested.by().correlationId();
        jobs.enqueue(job.id, job);
    }

    @Override
    @ActivateRequestContext
    @Job(name = "password reset")
    public void run(ResetPasswordJob job) {
        EmailAddress email = new EmailAddress(new String(
                vault.openForNow(cell(job), Base64.getDecoder().decode(job.sealedEmail)), StandardCharsets.UTF_8));
        try (var context = LogContext.with(LogContext.CORRELATION, job.correlationId)) {
            List<Staff> accounts = new ArrayList<>();
            callers.runAs(Caller.installation(job.correlationId), () -> accounts.addAll(reset.accounts(email)));
            for (Staff account : accounts) {
                callers.runAs(Caller.system(account.practiceId(), job.correlationId), () -> reset.write(account));
            }
        }
    }

    private static Cell cell(ResetPasswordJob job) {
        return new Cell("jobs.reset_password", "email", job.id);
    }
}
