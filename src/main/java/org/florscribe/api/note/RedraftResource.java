package org.florscribe.api.note;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.Versions;
import org.florscribe.api.note.NoteBodies.NoteBody;
import org.florscribe.clinical.note.NoteRedrafting;
import org.florscribe.clinical.note.NoteReview;
import org.florscribe.clinical.note.NoteView;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.signature.SignatureView;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

/** Having sections of a note written anew. */
@Path("/encounters/{id}/note")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RedraftResource {

    private final NoteRedrafting redrafting;
    private final NoteReview review;
    private final RedraftWait wait;

    @Inject
    RedraftResource(NoteRedrafting redrafting, NoteReview review, RedraftWait wait) {
        this.redrafting = redrafting;
        this.review = review;
        this.wait = wait;
    }

    /** How a section is to be written; may be empty. */
    public record Rewrite(@Nullable PhiText instruction) {}

    /** @param all true: the whole note; otherwise the sections that rest on corrected lines */
    public record Redraft(@Nullable Boolean all) {}

    /** What becomes of a section that waits for a person's choice. */
    public enum Choice {
        KEEP,
        TAKE
    }

    /** A person's choice between the section as it is and as it is proposed. */
    public record Chosen(@Nullable Choice choice) {}

    /** 200 when it was written within seconds; else 202 with the note as it is, and its {@code redraft} says when it is done. */
    @POST
    @Path("/sections/{code}/rewrite")
    public Response rewrite(
            @PathParam("id") UUID id,
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable Rewrite body) {
        PhiText instruction = Fields.body(body).instruction();
        redrafting.rewrite(id, seen(ifMatch), section(code), instruction == null ? PhiText.EMPTY : instruction);
        return written(id);
    }

    @POST
    @Path("/redraft")
    public Response redraft(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable Redraft body) {
        redrafting.redraft(
                id, seen(ifMatch), Boolean.TRUE.equals(Fields.body(body).all()));
        return written(id);
    }

    @POST
    @Path("/redraft/leave")
    @Consumes(MediaType.WILDCARD)
    public Response leave(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        redrafting.leave(id, seen(ifMatch));
        return answer(200, id);
    }

    @POST
    @Path("/sections/{code}/proposal")
    public Response settle(
            @PathParam("id") UUID id,
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable Chosen body) {
        switch (Fields.required("choice", Fields.body(body).choice())) {
            case KEEP -> redrafting.keep(id, seen(ifMatch), section(code));
            case TAKE -> redrafting.take(id, seen(ifMatch), section(code));
        }
        return answer(200, id);
    }

    private Response written(UUID id) {
        return answer(wait.untilDone(id) ? 200 : 202, id);
    }

    private Response answer(int status, UUID id) {
        NoteView view = review.get(id);
        return Response.status(status)
                .entity(NoteBody.of(view, SignatureView.NONE))
                .tag(Versions.etag(view.note().version()))
                .build();
    }

    private static SectionCode section(String code) {
        if (!code.matches("[A-Z][A-Z0-9_]{0,59}")) {
            throw new NotFound();
        }
        return new SectionCode(code);
    }

    private static Optional<Long> seen(@Nullable String ifMatch) {
        return ifMatch == null || ifMatch.isBlank() ? Optional.empty() : Optional.of(Versions.required(ifMatch));
    }
}
