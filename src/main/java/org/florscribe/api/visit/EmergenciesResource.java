package org.florscribe.api.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.answer.ListQuery;
import org.florscribe.clinical.encounter.EmergencyAccess;
import org.florscribe.clinical.encounter.EmergencyReview;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

/** Charts that were opened in emergencies, until another person has looked at each. */
@Path("/emergencies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EmergenciesResource {

    private final EmergencyReview review;

    @Inject
    EmergenciesResource(EmergencyReview review) {
        this.review = review;
    }

    /** What the reviewer found. */
    public record Review(@Nullable PhiText finding) {}

    /** One of them, with what the reviewer found. */
    public record OpenedBody(
            UUID id,
            UUID patientId,
            UUID staffId,
            PhiText reason,
            Instant openedAt,
            Instant endsAt,
            Optional<UUID> reviewedBy,
            Optional<Instant> reviewedAt,
            Optional<PhiText> finding) {

        static OpenedBody of(EmergencyAccess access) {
            return new OpenedBody(
                    access.id(),
                    access.patientId(),
                    access.staffId(),
                    access.reason(),
                    access.openedAt(),
                    access.endsAt(),
                    access.review().map(EmergencyAccess.Review::by),
                    access.review().map(EmergencyAccess.Review::at),
                    access.review().map(EmergencyAccess.Review::finding));
        }
    }

    @GET
    public ListAnswer<OpenedBody> list(
            @BeanParam ListQuery list, @QueryParam("unreviewed") @DefaultValue("false") boolean unreviewed) {
        return ListAnswer.of(review.list(unreviewed, list.page()), OpenedBody::of);
    }

    @POST
    @Path("/{id}/close")
    public Response close(@PathParam("id") UUID id, @Nullable Review body) {
        PhiText finding = Fields.required("finding", Fields.body(body).finding());
        review.close(id, finding.reveal());
        return Response.noContent().build();
    }
}
