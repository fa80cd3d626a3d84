package org.florscribe.api.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.florscribe.clinical.encounter.EncounterReading;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.shared.NotFound;

/**
 * Whoever may not see a thing is told that it is not there, not that it is forbidden: otherwise the answer would say whether an
 * id names something. 403 remains for lists and for what may be seen but not acted on: a visit, by who sees the worklist.
 */
@Provider
@ApplicationScoped
public class UnseenThingFilter implements ContainerResponseFilter {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final String FORBIDDEN = "/problems/forbidden";

    private final CurrentCaller callers;
    private final EncounterReading encounters;

    @Inject
    UnseenThingFilter(CurrentCaller callers, EncounterReading encounters) {
        this.callers = callers;
        this.encounters = encounters;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, String> named = request.getUriInfo().getPathParameters();
        if (response.getStatus() == 403
                && response.getEntity() instanceof Problem problem
                && problem.type().equals(FORBIDDEN)
                && named.containsKey("id")
                && !isSeen(request.getUriInfo().getPath(), named)) {
            NotFound missing = new NotFound();
            response.setStatus(404);
            response.setEntity(Problem.response(
                            404,
                            missing.slug(),
                            String.valueOf(missing.getMessage()),
                            List.of(),
                            problem.correlationId())
                    .build()
                    .getEntity());
        }
    }

    private boolean isSeen(String path, MultivaluedMap<String, String> named) {
        if (named.entrySet().stream()
                .anyMatch(it -> !it.getKey().equals("id")
                        && ID.matcher(it.getValue().get(0)).matches())) {
            return false; // whether a second id names something inside the chart nobody has looked
        }
        // a place inside the chart
        Permission needed = named.keySet().stream().anyMatch(name -> name.endsWith("Id"))
                ? Permission.VIEW_CHART
                : Permission.VIEW_WORKLIST;
        return path.replaceFirst("^/", "").startsWith("encounters/")
                && callers.get().may(needed)
                && encounters.isThere(UUID.fromString(named.getFirst("id")));
    }
}
