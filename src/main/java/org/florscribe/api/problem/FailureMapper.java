package org.florscribe.api.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The one way out for everything a resource, filter or reader throws. */
@Provider
@ApplicationScoped
public class FailureMapper implements ExceptionMapper<Throwable> {

    private final Failures failures;

    @Inject
    FailureMapper(Failures failures) {
        this.failures = failures;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        return failures.answer(thrown);
    }
}
