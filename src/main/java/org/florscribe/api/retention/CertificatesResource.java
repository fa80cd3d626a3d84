package org.florscribe.api.retention;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.answer.ListQuery;
import org.florscribe.clinical.retention.CertificateOffice;
import org.florscribe.clinical.retention.RecordDestruction;

/** What is left of what was destroyed for good. */
@Path("/certificates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CertificatesResource {

    private final RecordDestruction destruction;
    private final CertificateOffice office;

    @Inject
    CertificatesResource(RecordDestruction destruction, CertificateOffice office) {
        this.destruction = destruction;
        this.office = office;
    }

    @GET
    public ListAnswer<CertificateBody> list(@BeanParam ListQuery list) {
        String key = office.publicKey();
        return ListAnswer.of(destruction.certificates(list.page()), it -> CertificateBody.of(it, key));
    }

    @GET
    @Path("/{id}")
    public CertificateBody get(@PathParam("id") UUID id) {
        return CertificateBody.of(destruction.certificate(id), office.publicKey());
    }

    @GET
    @Path("/{id}/printed")
    @Produces(MediaType.TEXT_PLAIN)
    public String printed(@PathParam("id") UUID id) {
        return CertificateBody.of(destruction.certificate(id), office.publicKey())
                .printed();
    }
}
