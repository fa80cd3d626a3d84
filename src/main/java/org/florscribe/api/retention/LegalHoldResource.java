package org.florscribe.api.retention;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.clinical.patient.LegalHold;
import org.florscribe.clinical.patient.LegalHolds;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

/** Keeps everything of a patient from being destroyed. */
@Path("/patients/{id}/legal-hold")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LegalHoldResource {

    private final LegalHolds holds;

    @Inject
    LegalHoldResource(LegalHolds holds) {
        this.holds = holds;
    }

    /** Why. */
    public record Hold(@Nullable PhiText reason) {}

    /** A hold as it is answered. */
    public record HoldBody(
            UUID id,
            PhiText reason,
            UUID placedBy,
            Instant placedAt,
            Optional<UUID> liftedBy,
            Optional<Instant> liftedAt) {

        static HoldBody of(LegalHold hold) {
            return new HoldBody(
                    hold.id(), hold.reason(), hold.placedBy(), hold.placedAt(), hold.liftedBy(), hold.liftedAt());
        }
    }

    @POST
    public Response hold(@PathParam("id") UUID id, @Nullable Hold body) {
        PhiText reason = Fields.required("reason", Fields.body(body).reason());
        return Response.status(201)
                .entity(HoldBody.of(holds.place(id, reason.reveal())))
                .build();
    }

    @DELETE
    public Response lift(@PathParam("id") UUID id) {
        holds.lift(id);
        return Response.noContent().build();
    }

    @GET
    public ListAnswer<HoldBody> holds(@PathParam("id") UUID id) {
        return new ListAnswer<>(holds.of(id).stream().map(HoldBody::of).toList(), Optional.empty());
    }
}
