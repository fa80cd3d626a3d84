package org.florscribe.web.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.UUID;
import org.florscribe.clinical.patient.PatientAccesses;
import org.florscribe.practice.tenant.PracticeProfile;
import org.florscribe.shared.Denied;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.Refusal;
import org.florscribe.shared.TooManyAttempts;

/** Who has looked at a patient as a file that a link on the page opens: a browser cannot ask the API for a media type with a link. */
@WebServlet(urlPatterns = {"/admin/accesses.csv", "/admin/accesses.json"})
public class AccessFileServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient PatientAccesses accesses;
    private final transient PracticeProfile profile;

    @Inject
    AccessFileServlet(PatientAccesses accesses, PracticeProfile profile) {
        this.accesses = accesses;
        this.profile = profile;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            UUID patient = id(request);
            ZoneId zone = profile.get().timeZone();
            var span = new PatientAccesses.Span(
                    LogDays.from(words(request, "from"), zone), LogDays.to(words(request, "to"), zone));
            boolean csv = request.getServletPath().endsWith(".csv");
            byte[] content = csv ? accesses.table(patient, span) : accesses.bundle(patient, span);
            response.setContentType(csv ? "text/csv;charset=utf-8" : "application/fhir+json;charset=utf-8");
            response.setHeader(
                    "Content-Disposition", "attachment; filename=\"accesses." + (csv ? "csv" : "json") + "\"");
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
        if (refusal instanceof NotFound || refusal instanceof Denied) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        if (refusal instanceof InvalidInput) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        return refusal instanceof TooManyAttempts ? 429 : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }

    private static String words(HttpServletRequest request, String name) {
        return String.valueOf(request.getParameter(name));
    }

    private static UUID id(HttpServletRequest request) {
        try {
            return UUID.fromString(String.valueOf(request.getParameter("patient")));
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
