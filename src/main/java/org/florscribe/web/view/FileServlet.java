package org.florscribe.web.view;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.florscribe.shared.Denied;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.Refusal;
import org.florscribe.shared.TooManyAttempts;

/** A file that a link on a page opens: a browser cannot ask the API for a media type with a link. */
public abstract class FileServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;

    /** What is answered; a refusal becomes the error page of its status. */
    protected abstract PageFile file(HttpServletRequest request);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            PageFile file = file(request);
            response.setContentType(file.mediaType());
            response.setHeader("Content-Disposition", file.disposition());
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(file.content().length);
            response.getOutputStream().write(file.content());
        } catch (NotSignedIn e) {
            response.sendRedirect("/login.xhtml");
        } catch (Refusal e) {
            response.sendError(statusOf(e));
        }
    }

    /** @throws NotFound when this parameter names nothing */
    protected static UUID id(HttpServletRequest request, String name) {
        try {
            return UUID.fromString(String.valueOf(request.getParameter(name)));
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }

    private static int statusOf(Refusal refusal) {
        // who may not see it must not learn whether it is there
        if (refusal instanceof NotFound || refusal instanceof Denied) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        if (refusal instanceof InvalidInput) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        return refusal instanceof TooManyAttempts ? TOO_MANY_REQUESTS : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
}
