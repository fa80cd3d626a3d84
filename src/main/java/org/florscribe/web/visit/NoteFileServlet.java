package org.florscribe.web.visit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.florscribe.clinical.signature.NotePrinting;
import org.florscribe.shared.Denied;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.Refusal;

/** The note as a file that a link on the page opens: a browser cannot ask the API for a media type with a link. */
@WebServlet(urlPatterns = {"/app/note.pdf", "/app/note.txt"})
public class NoteFileServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient NotePrinting printing;

    @Inject
    NoteFileServlet(NotePrinting printing) {
        this.printing = printing;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            UUID visit = id(request);
            boolean pdf = request.getServletPath().endsWith(".pdf");
            byte[] content =
                    pdf ? printing.pdf(visit) : printing.text(visit).reveal().getBytes(StandardCharsets.UTF_8);
            response.setContentType(pdf ? "application/pdf" : "text/plain;charset=utf-8");
            response.setHeader(
                    "Content-Disposition", pdf ? "inline; filename=\"note.pdf\"" : "attachment; filename=\"note.txt\"");
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        } catch (NotSignedIn e) {
            response.sendRedirect("/login.xhtml");
        } catch (Refusal e) {
            response.sendError(statusOf(e));
        }
    }

    private static int statusOf(Refusal refusal) {
        // who may not see a note must not learn whether there is one
        return refusal instanceof NotFound || refusal instanceof Denied
                ? HttpServletResponse.SC_NOT_FOUND
                : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }

    private static UUID id(HttpServletRequest request) {
        try {
            return UUID.fromString(String.valueOf(request.getParameter("id")));
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
