package org.florscribe.api.answer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.florscribe.shared.InvalidInput;

/** Refuses a parameter that comes twice: a proxy could read the one, and the call the other. */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class OnceFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        for (List<String> values : request.getUriInfo().getQueryParameters().values()) {
            if (values.size() > 1) {
                throw new InvalidInput("query", "A parameter is there more than once.");
            }
        }
    }
}
