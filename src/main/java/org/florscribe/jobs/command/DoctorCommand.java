package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** {@code doctor}: what the server's own checks say, one line each. */
@ApplicationScoped
class DoctorCommand implements AdminCommand {

    private final Instance<HealthCheck> checks;

    @Inject
    DoctorCommand(@Any Instance<HealthCheck> checks) {
        this.checks = checks;
    }

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String run(Arguments arguments) {
        return checks.stream()
                .map(HealthCheck::call)
                .map(c -> (c.getStatus() == HealthCheckResponse.Status.UP ? "ok    " : "look  ")
                        + c.getName()
                        + c.getData().map(d -> ": " + d).orElse(""))
                .sorted()
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
