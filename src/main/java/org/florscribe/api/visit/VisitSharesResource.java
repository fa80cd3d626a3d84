package org.florscribe.api.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.answer.Versions;
import org.florscribe.api.visit.ShareBodies.NewShare;
import org.florscribe.api.visit.ShareBodies.ShareBody;
import org.florscribe.clinical.encounter.BreakGlass;
import org.florscribe.clinical.encounter.ChartSharing;
import org.florscribe.clinical.encounter.EmergencyAccess;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.pipeline.VisitPipeline;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

/** Who sees a visit besides those who see it anyway: colleagues let in, others kept out, emergencies. */
@Path("/encounters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class VisitSharesResource {

    private final ChartSharing sharing;
    private final BreakGlass glass;
    private final VisitPipeline pipeline;

    @Inject
    VisitSharesResource(ChartSharing sharing, BreakGlass glass, VisitPipeline pipeline) {
        this.sharing = sharing;
        this.glass = glass;
        this.pipeline = pipeline;
    }

    /** Whether only its clinician sees it, and whom they let in. */
    public record Confidential(@Nullable Boolean confidential) {}

    /** @param reason why it cannot wait, 10 to 500 characters */
    public record Emergency(@Nullable PhiText reason) {}

    /** The chart is open until then, to read and to add a visit. */
    public record EmergencyBody(UUID id, UUID patientId, Instant openedAt, Instant endsAt) {

        static EmergencyBody of(EmergencyAccess access) {
            return new EmergencyBody(access.id(), access.patientId(), access.openedAt(), access.endsAt());
        }
    }

    @POST
    @Path("/{id}/share")
    public Response share(@PathParam("id") UUID id, @Nullable NewShare body) {
        NewShare wanted = Fields.body(body);
        UUID colleague = Fields.required("staffId", wanted.staffId());
        return Response.status(201)
                .entity(ShareBody.of(sharing.shareVisit(id, colleague, Optional.ofNullable(wanted.endsAt()))))
                .build();
    }

    @GET
    @Path("/{id}/shares")
    public ListAnswer<ShareBody> shares(@PathParam("id") UUID id) {
        List<ShareBody> all = sharing.ofVisit(id).stream().map(ShareBody::of).toList();
        return new ListAnswer<>(all, Optional.empty());
    }

    @DELETE
    @Path("/{id}/shares/{shareId}")
    @Consumes(MediaType.WILDCARD)
    public Response end(@PathParam("id") UUID id, @PathParam("shareId") UUID shareId) {
        sharing.revokeVisit(id, shareId);
        return Response.noContent().build();
    }

    @PUT
    @Path("/{id}/confidential")
    public Response confidential(@PathParam("id") UUID id, @Nullable Confidential body) {
        Encounter visit = sharing.keepConfidential(
                id, Fields.required("confidential", Fields.body(body).confidential()));
        return Response.ok(EncounterBody.of(visit, pipeline.stepsOf(id)))
                .tag(Versions.etag(visit.version()))
                .build();
    }

    @POST
    @Path("/{id}/break-glass")
    public Response breakGlass(@PathParam("id") UUID id, @Nullable Emergency body) {
        PhiText reason = Fields.required("reason", Fields.body(body).reason());
        return Response.status(201)
                .entity(EmergencyBody.of(glass.openVisit(id, reason.reveal())))
                .build();
    }
}
