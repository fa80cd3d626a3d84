package org.florscribe.api.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.florscribe.api.answer.FileAnswer;
import org.florscribe.clinical.disclosure.PatientDisclosure;
import org.florscribe.clinical.disclosure.RecordArchive;

/** Everything kept of a patient in one file. A POST: no link and no prefetch sets it off. */
@Path("/patients/{id}/export")
@RequestScoped
public class PatientExportResource {

    private final PatientDisclosure disclosure;

    @Inject
    PatientExportResource(PatientDisclosure disclosure) {
        this.disclosure = disclosure;
    }

    @POST
    @Produces("application/zip")
    public Response export(@PathParam("id") UUID id) {
        RecordArchive archive = disclosure.everything(id);
        StreamingOutput file = archive::writeTo;
        return FileAnswer.of(file, "application/zip", "patient.zip");
    }
}
