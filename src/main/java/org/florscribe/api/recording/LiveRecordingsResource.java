package org.florscribe.api.recording;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.body.BodyLimit;
import org.florscribe.clinical.recording.GapKind;
import org.florscribe.clinical.recording.LiveEnd;
import org.florscribe.clinical.recording.LiveKeeping;
import org.florscribe.clinical.recording.LiveOpening;
import org.florscribe.clinical.recording.PostedRecording;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Going on with a live recording, as a signed-in clinician or with the token that came with its opening. */
@Path("/recordings/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LiveRecordingsResource {

    private static final String RESUME_TOKEN = "X-Resume-Token";

    /** Four minutes of sound. */
    private static final long MOST_FRAMES_BYTES = 8_000_000;

    private final LiveOpening opening;
    private final PostedRecording posted;
    private final LiveKeeping keeping;
    private final CurrentCaller callers;

    @Inject
    LiveRecordingsResource(LiveOpening opening, PostedRecording posted, LiveKeeping keeping, CurrentCaller callers) {
        this.posted = posted;
        this.keeping = keeping;
        this.opening = opening;
        this.callers = callers;
    }

    @POST
    @Path("ticket")
    public LiveOpenedBody ticket(
            @PathParam("id") UUID id,
            @HeaderParam(RESUME_TOKEN) @Nullable String resumeToken,
            @QueryParam("newResumeToken") boolean newResumeToken) {
        return LiveOpenedBody.of(
                resumeToken == null
                        ? opening.ticket(id, newResumeToken)
                        : asNobody(() -> opening.ticket(id, token(resumeToken))));
    }

    /**
     * For what a device still holds of an interrupted recording.
     *
     * @param bufferKey 32 bytes in base64
     */
    public record BufferKeyBody(String bufferKey) {

        @Override
        public String toString() {
            return "BufferKeyBody";
        }
    }

    @POST
    @Path("buffer-key")
    public BufferKeyBody bufferKey(@PathParam("id") UUID id) {
        return new BufferKeyBody(Base64.getEncoder().encodeToString(opening.bufferKey(id)));
    }

    /** The last frame that is durable; -1 when none is. */
    public record AcknowledgedBody(long acknowledged) {}

    /** The visit is over with this frame. */
    public record StopBody(@Nullable Long lastSequence) {}

    /** What a recording came to. */
    public record StoppedBody(long lastSequence, long durationMs, String sha256) {

        static StoppedBody of(LiveEnd end) {
            return new StoppedBody(
                    end.lastSequence(), end.durationMs(), HexFormat.of().formatHex(end.sha256()));
        }
    }

    /**
     * A stretch without audio.
     *
     * @param kind paused, muted, device-lost, offline or asleep
     * @param afterSequence the frame before it; -1 for the beginning
     */
    public record GapBody(
            @Nullable String kind,
            @Nullable Long afterSequence,
            @Nullable Long durationMs) {}

    @POST
    @Path("frames")
    @Consumes(MediaType.WILDCARD)
    @BodyLimit(value = MOST_FRAMES_BYTES, streamed = true)
    public AcknowledgedBody frames(
            @PathParam("id") UUID id, @HeaderParam(RESUME_TOKEN) @Nullable String resumeToken, InputStream frames) {
        return new AcknowledgedBody(asHolder(id, resumeToken, () -> posted.take(id, frames)));
    }

    @POST
    @Path("stop")
    @Consumes(MediaType.APPLICATION_JSON)
    public StoppedBody stop(
            @PathParam("id") UUID id,
            @HeaderParam(RESUME_TOKEN) @Nullable String resumeToken,
            @Nullable StopBody body) {
        return StoppedBody.of(asHolder(
                id,
                resumeToken,
                () -> posted.stop(
                        id, Fields.required("lastSequence", Fields.body(body).lastSequence()))));
    }

    @POST
    @Path("gaps")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response gap(
            @PathParam("id") UUID id, @HeaderParam(RESUME_TOKEN) @Nullable String resumeToken, @Nullable GapBody body) {
        asHolder(id, resumeToken, () -> {
            keeping.get(id); // what is not there is told first
            GapBody gap = Fields.body(body);
            long after = atLeast(-1, "afterSequence", gap.afterSequence());
            long durationMs = atLeast(0, "durationMs", gap.durationMs());
            keeping.gap(id, kind(gap.kind()), after, Duration.ofMillis(durationMs));
            return after;
        });
        return Response.noContent().build();
    }

    private static GapKind kind(@Nullable String word) {
        return Arrays.stream(GapKind.values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInput("kind", "One of paused, muted, device-lost, offline and asleep is needed."));
    }

    private static long atLeast(long least, String field, @Nullable Long value) {
        long given = Fields.required(field, value);
        if (given < least) {
            throw new InvalidInput(field, "This is less than " + least + ".");
        }
        return given;
    }

    private <T> T asHolder(UUID id, @Nullable String resumeToken, Callable<T> work) {
        Caller caller = resumeToken == null ? callers.get() : asNobody(() -> opening.holder(id, token(resumeToken)));
        return as(caller, work);
    }

    private static SecretToken token(String text) {
        return SecretToken.parse(text).orElseThrow(Caller::notSignedIn);
    }

    /** Whoever else is signed in counts for nothing beside the token. */
    private <T> T asNobody(Callable<T> work) {
        Caller caller = callers.get();
        return as(Caller.anonymous(caller.origin(), caller.correlationId()), work);
    }

    private <T> T as(Caller caller, Callable<T> work) {
        try {
            return callers.callAs(caller, work);
        } catch (IOException e) {
            throw BrokenOff.told(e, "What came of it is kept; ask for a ticket, or send the frames again.");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
