package org.florscribe.api.recording;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.body.BodyLimit;
import org.florscribe.clinical.recording.BroughtRecording;
import org.florscribe.clinical.recording.RecordingIntake;
import org.florscribe.clinical.recording.RecordingState;
import org.florscribe.clinical.recording.RecordingUpload;
import org.jspecify.annotations.Nullable;

/**
 * An upload that comes in pieces: each begins where the stored bytes end, and the last one completes it. What is stored stays
 * when a piece breaks off, so the sender asks how far it is and goes on.
 */
@Path("/uploads/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UploadsResource {

    /** Below the 30 MB that proxies in front of us let through. */
    static final long MOST_PIECE_BYTES = 25_000_000;

    static final long USUAL_PIECE_BYTES = 8L * 1024 * 1024;

    private final RecordingUpload uploads;
    private final RecordingIntake intake;

    @Inject
    UploadsResource(RecordingUpload uploads, RecordingIntake intake) {
        this.uploads = uploads;
        this.intake = intake;
    }

    /**
     * How far an upload is.
     *
     * @param offset where the next piece begins
     * @param complete whether it is a recording of the visit by now
     * @param head what is stored first, to see whether a file is the same one; while it is under way
     */
    public record UploadBody(
            UUID uploadId,
            long offset,
            long chunkBytes,
            boolean complete,
            Optional<HeadBody> head,
            RecordingBody recording) {

        static UploadBody of(BroughtRecording brought, Optional<RecordingUpload.Head> head) {
            return new UploadBody(
                    brought.recording().id(),
                    brought.storedBytes(),
                    USUAL_PIECE_BYTES,
                    brought.recording().state() != RecordingState.RECEIVING,
                    head.map(it -> new HeadBody(it.bytes(), HexFormat.of().formatHex(it.sha256()))),
                    RecordingBody.of(brought));
        }
    }

    /** The SHA-256 of so many bytes from the start. */
    public record HeadBody(int bytes, String sha256) {}

    @PUT
    @Consumes(MediaType.WILDCARD)
    @BodyLimit(value = MOST_PIECE_BYTES, streamed = true)
    public Response append(@PathParam("id") UUID id, @QueryParam("offset") @Nullable Long offset, InputStream piece) {
        if (offset == null) {
            uploads.progress(id); // what is not there is told first
        }
        long from = Fields.required("offset", offset);
        BroughtRecording upload;
        try {
            upload = uploads.append(id, from, piece);
        } catch (IOException e) {
            throw BrokenOff.told(e, "What came of this piece is kept; ask how far the upload is and go on from there.");
        }
        Response.ResponseBuilder answer = Response.noContent().header("Upload-Offset", upload.storedBytes());
        if (upload.recording().state() != RecordingState.RECEIVING) {
            answer.header("Recording-Id", upload.recording().id());
        }
        if (!upload.notices().isEmpty()) {
            answer.header(
                    "Recording-Notices",
                    upload.notices().stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
        return answer.build();
    }

    @GET
    public UploadBody get(@PathParam("id") UUID id) {
        BroughtRecording upload = uploads.progress(id);
        return UploadBody.of(upload, uploads.head(upload));
    }

    @DELETE
    public Response cancel(@PathParam("id") UUID id) {
        intake.cancel(id);
        return Response.noContent().build();
    }
}
