package org.florscribe.web.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.UUID;
import org.florscribe.clinical.patient.PatientAccesses;
import org.florscribe.practice.tenant.PracticeProfile;
import org.florscribe.web.view.FileServlet;
import org.florscribe.web.view.PageFile;

/** Who has looked at a patient as a file. */
@WebServlet(urlPatterns = {"/admin/accesses.csv", "/admin/accesses.json"})
public class AccessFileServlet extends FileServlet {

    private static final long serialVersionUID = 1L;

    private final transient PatientAccesses accesses;
    private final transient PracticeProfile profile;

    @Inject
    AccessFileServlet(PatientAccesses accesses, PracticeProfile profile) {
        this.accesses = accesses;
        this.profile = profile;
    }

    @Override
    protected PageFile file(HttpServletRequest request) {
        UUID patient = id(request, "patient");
        ZoneId zone = profile.get().timeZone();
        var span = new PatientAccesses.Span(
                LogDays.from(words(request, "from"), zone), LogDays.to(words(request, "to"), zone));
        return request.getServletPath().endsWith(".csv")
                ? PageFile.kept("text/csv;charset=utf-8", "accesses.csv", accesses.table(patient, span))
                : PageFile.kept("application/fhir+json;charset=utf-8", "accesses.json", accesses.bundle(patient, span));
    }

    private static String words(HttpServletRequest request, String name) {
        return String.valueOf(request.getParameter(name));
    }
}
