package org.florscribe.api.retention;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.clinical.retention.CertificateOffice;
import org.florscribe.clinical.retention.DestructionReason;
import org.florscribe.clinical.retention.RecordDestruction;
import org.jspecify.annotations.Nullable;

/** Destroys a patient with all visits for good. */
@Path("/patients/{id}/destroy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PatientDestructionResource {

    private final RecordDestruction destruction;
    private final CertificateOffice office;

    @Inject
    PatientDestructionResource(RecordDestruction destruction, CertificateOffice office) {
        this.destruction = destruction;
        this.office = office;
    }

    /** Why. */
    public record Destroy(@Nullable DestructionReason reason) {}

    @POST
    public CertificateBody destroy(@PathParam("id") UUID id, @Nullable Destroy body) {
        return CertificateBody.of(
                destruction.destroyPatient(
                        id, Fields.required("reason", Fields.body(body).reason())),
                office.publicKey());
    }
}
