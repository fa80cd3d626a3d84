package org.florscribe.api.recording;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.clinical.recording.RecordingUpload;

/** What recordings a visit has, and which are on their way. */
@Path("/encounters/{id}/recordings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VisitRecordingsResource {

    private final RecordingUpload uploads;

    @Inject
    VisitRecordingsResource(RecordingUpload uploads) {
        this.uploads = uploads;
    }

    @GET
    public ListAnswer<RecordingBody> list(@PathParam("id") UUID id) {
        List<RecordingBody> all =
                uploads.ofVisit(id).stream().map(RecordingBody::of).toList();
        return new ListAnswer<>(all, Optional.empty());
    }
}
