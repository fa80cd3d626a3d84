package org.florscribe.api.recording;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.RecordingIntake;
import org.florscribe.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Announcing a file that then comes in pieces. */
@Path("/encounters/{id}/uploads")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class VisitUploadsResource {

    private final RecordingIntake intake;

    @Inject
    VisitUploadsResource(RecordingIntake intake) {
        this.intake = intake;
    }

    /**
     * A file to come.
     *
     * @param sha256 64 hexadecimal digits; what arrives has to have it
     */
    public record Announcement(
            @Nullable Long sizeBytes, @Nullable String sha256) {}

    /** Where its pieces go: {@code PUT /uploads/{uploadId}?offset=N}. */
    public record AnnouncedBody(UUID uploadId, long chunkBytes) {}

    @POST
    public Response announce(@PathParam("id") UUID id, @Nullable Announcement body) {
        Announcement wanted = Fields.body(body);
        Recording upload = intake.announce(
                id,
                Optional.of(Fields.required("sizeBytes", wanted.sizeBytes())),
                Optional.ofNullable(wanted.sha256()).map(VisitUploadsResource::hash));
        return Response.created(URI.create("uploads/" + upload.id()))
                .entity(new AnnouncedBody(upload.id(), UploadsResource.USUAL_PIECE_BYTES))
                .build();
    }

    private static byte[] hash(String digits) {
        if (!digits.matches("[0-9a-fA-F]{64}")) {
            throw new InvalidInput("sha256", "Give the file's SHA-256 as 64 hexadecimal digits.");
        }
        return HexFormat.of().parseHex(digits);
    }
}
