package org.florscribe.api.answer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;

/** Without an identity only these doors answer; elsewhere a stranger does not even learn which addresses exist. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class SignedInFilter implements ContainerRequestFilter {

    private final CurrentCaller callers;

    @Inject
    SignedInFilter(CurrentCaller callers) {
        this.callers = callers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        String first = path.replaceFirst("^/+", "").replaceFirst("/.*$", "");
        boolean open = first.equals("auth")
                || first.equals("setup")
                || first.equals("invitations")
                // its own token says who records, in the resource
                || (first.equals("recordings") && request.getHeaderString("X-Resume-Token") != null);
        if (!open && callers.get().kind() == Caller.Kind.ANONYMOUS) {
            throw Caller.notSignedIn();
        }
    }
}
