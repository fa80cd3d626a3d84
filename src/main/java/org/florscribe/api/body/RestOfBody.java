package org.florscribe.api.body;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.florscribe.api.problem.ProblemException;

/**
 * Hears out a body that was answered before it was read: a client that is still sending when the connection ends never sees the
 * answer. What is too long for that, or too slow, ends with the connection.
 */
class RestOfBody implements ContainerResponseFilter {

    private static final int BUFFER_BYTES = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Response.Status.REQUEST_TIMEOUT.getStatusCode()
                || BodyLimitFilter.lengthOf(request) > BodyLimitFilter.HEARD_OUT) {
            return;
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        long heard = 0;
        InputStream rest = request.getEntityStream();
        try {
            for (int n; heard < BodyLimitFilter.HEARD_OUT && (n = rest.read(buffer)) >= 0; ) {
                heard += n;
            }
        } catch (IOException | ProblemException broken) {
            return; // the sender is gone, or too slow, or sends without end
        }
    }
}
