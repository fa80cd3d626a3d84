package org.florscribe.web.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.florscribe.clinical.retention.CertificateOffice;
import org.florscribe.clinical.retention.RecordDestruction;
import org.florscribe.clinical.retention.SignedCertificate;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.Refusal;

/** A certificate of deletion as a file: its text, exactly as it was signed, its signature and the key to check it with. */
@WebServlet(urlPatterns = "/admin/certificate.txt")
public class CertificateFileServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient RecordDestruction records;
    private final transient CertificateOffice office;

    @Inject
    CertificateFileServlet(RecordDestruction records, CertificateOffice office) {
        this.records = records;
        this.office = office;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            SignedCertificate signed = records.certificate(id(request));
            byte[] content = ("text: " + signed.text() + "\nsignature (Ed25519): "
                            + Base64.getEncoder().encodeToString(signed.signature()) + "\npublic key: "
                            + office.publicKey() + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            response.setContentType("text/plain;charset=utf-8");
            response.setHeader("Content-Disposition", "attachment; filename=\"certificate-" + signed.id() + ".txt\"");
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        } catch (NotSignedIn e) {
            response.sendRedirect("/login.xhtml");
        } catch (Refusal e) {
            response.sendError(
                    "unavailable".equals(e.slug())
                            ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                            : HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static UUID id(HttpServletRequest request) {
        try {
            return UUID.fromString(String.valueOf(request.getParameter("id")));
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
