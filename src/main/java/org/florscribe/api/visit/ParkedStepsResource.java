package org.florscribe.api.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.answer.ListQuery;
import org.florscribe.clinical.pipeline.ParkedSteps;
import org.florscribe.clinical.pipeline.PipelineStep;
import org.jspecify.annotations.Nullable;

/** Steps that wait for an admin. */
@Path("/parked-steps")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ParkedStepsResource {

    private final ParkedSteps parked;

    @Inject
    ParkedStepsResource(ParkedSteps parked) {
        this.parked = parked;
    }

    /** @param reason without patient details */
    public record Discard(@Nullable String reason) {}

    /** A parked step; ids only, no patient data. */
    public record ParkedStepBody(UUID id, UUID encounterId, String correlationId, EncounterBody.StepBody step) {

        static ParkedStepBody of(PipelineStep step) {
            return new ParkedStepBody(
                    step.id(), step.encounterId(), step.correlationId(), EncounterBody.StepBody.of(step));
        }
    }

    @GET
    public ListAnswer<ParkedStepBody> list(@BeanParam ListQuery list) {
        return ListAnswer.of(parked.list(list.page()), ParkedStepBody::of);
    }

    @POST
    @Path("/{id}/retry")
    public Response retry(@PathParam("id") UUID id) {
        parked.retry(id);
        return Response.status(202).build();
    }

    @POST
    @Path("/{id}/discard")
    public Response discard(@PathParam("id") UUID id, @Nullable Discard body) {
        parked.discard(id, Fields.required("reason", Fields.body(body).reason()));
        return Response.noContent().build();
    }
}
