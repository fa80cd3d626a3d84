package org.florscribe.api.recording;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.body.BodyLimit;
import org.florscribe.clinical.recording.RecordingTooLarge;
import org.florscribe.clinical.recording.RecordingUpload;
import org.jspecify.annotations.Nullable;

/** Bringing a recording in one request, as the body itself or as the part {@code file} of a form. */
@Path("/encounters/{id}/audio")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AudioIntakeResource {

    /** The file, and what a form puts around it. */
    private static final long MOST_BODY_BYTES = RecordingTooLarge.MOST_BYTES + 1_000_000;

    private final RecordingUpload uploads;

    @Inject
    AudioIntakeResource(RecordingUpload uploads) {
        this.uploads = uploads;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @BodyLimit(value = MOST_BODY_BYTES, streamed = true)
    public Response bring(@PathParam("id") UUID id, @Context HttpHeaders headers, InputStream body) {
        @Nullable String contentType = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        InputStream inTime = new DeadlineStream(body);
        try {
            boolean form = contentType != null && FormFile.isForm(contentType);
            RecordingBody brought = RecordingBody.of(
                    form
                            ? uploads.bring(id, Optional.empty(), FormFile.in(inTime, contentType))
                            : uploads.bring(id, length(headers.getHeaderString(HttpHeaders.CONTENT_LENGTH)), inTime));
            return Response.accepted(brought).build();
        } catch (IOException e) {
            throw BrokenOff.told(e, "Nothing of it was kept. Send it again, in pieces if it takes long.");
        }
    }

    private static Optional<Long> length(@Nullable String contentLength) {
        return Optional.ofNullable(contentLength)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .filter(length -> length > 0);
    }
}
