package org.florscribe.api.recording;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.clinical.recording.LiveOpening;
import org.florscribe.clinical.recording.RecordingUpload;
import org.jspecify.annotations.Nullable;

/** What recordings a visit has, and which are on their way. */
@Path("/encounters/{id}/recordings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VisitRecordingsResource {

    private final RecordingUpload uploads;
    private final LiveOpening opening;

    @Inject
    VisitRecordingsResource(RecordingUpload uploads, LiveOpening opening) {
        this.uploads = uploads;
        this.opening = opening;
    }

    /** Nothing is to be said yet. */
    public record LiveWanted() {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(@PathParam("id") UUID id, @Nullable LiveWanted body) {
        LiveOpenedBody opened = LiveOpenedBody.of(opening.open(id));
        return Response.created(URI.create("recordings/" + opened.recordingId()))
                .entity(opened)
                .build();
    }

    @GET
    public ListAnswer<RecordingBody> list(@PathParam("id") UUID id) {
        List<RecordingBody> all =
                uploads.ofVisit(id).stream().map(RecordingBody::of).toList();
        return new ListAnswer<>(all, Optional.empty());
    }
}
