package org.florscribe.api.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.problem.ProblemException;
import org.florscribe.clinical.recording.Listening;
import org.florscribe.clinical.recording.VisitAudio;
import org.florscribe.clinical.recording.Waveform;
import org.jspecify.annotations.Nullable;

/** Listening to a visit: all of its sound as one file, or any stretch of it. */
@Path("/encounters/{id}/audio")
@RequestScoped
public class AudioResource {

    /** Of a stretch without an end: about two minutes of sound. */
    private static final long MOST_AT_ONCE = 4L * 1024 * 1024;

    private static final String RANGE = "Range";
    private static final String IF_RANGE = "If-Range";
    private static final int UNSATISFIABLE = 416;

    private final Listening listening;

    @Inject
    AudioResource(Listening listening) {
        this.listening = listening;
    }

    /** The outline of the sound: bars from 0 to 255, evenly over the whole time. */
    public record PeaksBody(long startsAtMs, long durationMs, List<Integer> bars) {

        static PeaksBody of(Waveform waveform) {
            return new PeaksBody(waveform.startsAtMs(), waveform.durationMs(), waveform.bars());
        }
    }

    @GET
    @Produces(MediaType.WILDCARD)
    public Response listen(
            @PathParam("id") UUID id,
            @HeaderParam(RANGE) @Nullable String range,
            @HeaderParam(IF_RANGE) @Nullable String ifRange,
            @Context HttpServletRequest request,
            @Context HttpServletResponse fields) {
        VisitAudio audio = listening.listen(id);
        EntityTag tag = new EntityTag(audio.fingerprint());
        // what JAX-RS hands on says GET for both
        boolean bodiless = request.getMethod().equals(HttpMethod.HEAD);
        Optional<ByteRange> asked = bodiless || !isOf(tag, ifRange)
                ? Optional.empty()
                : ByteRange.parse(range, audio.length()).map(it -> it.atMost(MOST_AT_ONCE));
        ByteRange given = asked.orElse(new ByteRange(0, audio.length(), false));
        if (given.bytes() == 0) {
            fields.setHeader("Content-Range", given.of(audio.length()));
            throw new ProblemException(
                    UNSATISFIABLE, "range-not-satisfiable", "There is no such stretch: the sound is shorter.");
        }
        StreamingOutput sound = out -> {
            if (!bodiless) {
                audio.copy(given.first(), given.bytes(), out);
            }
        };
        Response.ResponseBuilder answer = Response.status(asked.isEmpty() ? 200 : 206)
                .tag(tag)
                .type(audio.mediaType())
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_LENGTH, given.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"visit-audio\"")
                .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                .entity(sound);
        asked.ifPresent(it -> answer.header("Content-Range", it.of(audio.length())));
        return answer.build();
    }

    @GET
    @Path("/peaks")
    @Produces(MediaType.APPLICATION_JSON)
    public PeaksBody peaks(@PathParam("id") UUID id) {
        return PeaksBody.of(listening.waveform(id));
    }

    /** A stretch of what is not the same any more would not fit what the caller has. */
    private static boolean isOf(EntityTag tag, @Nullable String ifRange) {
        return ifRange == null || ifRange.equals("\"" + tag.getValue() + "\"");
    }
}
