package org.florscribe.web.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.florscribe.clinical.retention.CertificateOffice;
import org.florscribe.clinical.retention.RecordDestruction;
import org.florscribe.clinical.retention.SignedCertificate;
import org.florscribe.web.view.FileServlet;
import org.florscribe.web.view.PageFile;

/** A certificate of deletion as a file: its text, exactly as it was signed, its signature and the key to check it with. */
@WebServlet(urlPatterns = "/admin/certificate.txt")
public class CertificateFileServlet extends FileServlet {

    private static final long serialVersionUID = 1L;

    private final transient RecordDestruction records;
    private final transient CertificateOffice office;

    @Inject
    CertificateFileServlet(RecordDestruction records, CertificateOffice office) {
        this.records = records;
        this.office = office;
    }

    @Override
    protected PageFile file(HttpServletRequest request) {
        SignedCertificate signed = records.certificate(id(request, "id"));
        return PageFile.kept(
                "text/plain;charset=utf-8",
                "certificate-" + signed.id() + ".txt",
                (signed.withProof(office.publicKey()) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
