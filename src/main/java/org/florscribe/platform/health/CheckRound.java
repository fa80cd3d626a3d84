package org.florscribe.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.florscribe.platform.persistence.ContainerResource;
import org.jspecify.annotations.Nullable;

/**
 * All checks, answered within a few seconds also when one of them hangs: a balancer that gets no answer does not know more
 * than before. Who asks while a round runs gets the answer of that round, so that askers do not pile up behind a silent database.
 */
@ApplicationScoped
class CheckRound {

    private static final long LONGEST_SECONDS = 5;

    private final Instance<HealthCheck> checks;
    private @Nullable Future<List<HealthCheckResponse>> running;

    @Inject
    CheckRound(@Readiness Instance<HealthCheck> checks) {
        this.checks = checks;
    }

    List<HealthCheckResponse> results() {
        try {
            return round().get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return failed("no answer within " + LONGEST_SECONDS + " s");
        } catch (ExecutionException | RejectedExecutionException e) {
            return failed("could not be checked");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("stopped");
        }
    }

    private synchronized Future<List<HealthCheckResponse>> round() {
        Future<List<HealthCheckResponse>> current = running;
        if (current == null || current.isDone()) {
            current = ContainerResource.THREADS
                    .get()
                    .submit(() -> checks.stream().map(HealthCheck::call).toList());
            running = current;
        }
        return current;
    }

    private static List<HealthCheckResponse> failed(String words) {
        return List.of(HealthCheckResponse.named("checks")
                .withData("state", words)
                .down()
                .build());
    }
}
