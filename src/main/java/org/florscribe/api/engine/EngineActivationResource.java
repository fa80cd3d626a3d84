package org.florscribe.api.engine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.JobWait;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.answer.Versions;
import org.florscribe.api.engine.EngineBodies.EngineBody;
import org.florscribe.practice.engine.EngineActivation;
import org.florscribe.practice.engine.Engines;
import org.florscribe.practice.engine.QualityRun;
import org.jspecify.annotations.Nullable;

/** How good a language model is, and for how many visits it is asked. */
@Path("/engines")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EngineActivationResource {

    private static final int USUAL_VISITS = 20;
    private static final JobWait WAIT = new JobWait();

    private final EngineActivation activation;
    private final Engines engines;

    @Inject
    EngineActivationResource(EngineActivation activation, Engines engines) {
        this.activation = activation;
        this.engines = engines;
    }

    /**
     * @param own true for the practice's own signed visits; without it the conversations that come with the product
     * @param visits at most, from 1 to 100; without it 20
     */
    public record NewRun(@Nullable Boolean own, @Nullable Integer visits) {}

    /** @param share of visits in percent, 0 to 100 */
    public record NewShare(@Nullable Integer share) {}

    /** 200 when the figures came soon; else 202 with where they will be. */
    @POST
    @Path("/{id}/quality-runs")
    public Response measure(@PathParam("id") UUID id, @Nullable NewRun body) {
        NewRun wanted = Fields.body(body);
        QualityRun asked = activation.measure(
                id,
                Boolean.TRUE.equals(wanted.own()),
                Optional.ofNullable(wanted.visits()).orElse(USUAL_VISITS));
        QualityRun run = WAIT.until(
                asked,
                it -> it.result().isPresent(),
                () -> activation.runs(id).stream()
                        .filter(it -> it.id().equals(asked.id()))
                        .findFirst()
                        .orElse(asked));
        return run.result().isPresent()
                ? Response.ok(QualityRunBody.of(run)).build()
                : Response.status(202)
                        .header(HttpHeaders.LOCATION, "/api/v1/engines/" + id + "/quality-runs")
                        .entity(QualityRunBody.of(run))
                        .build();
    }

    @GET
    @Path("/{id}/quality-runs")
    public ListAnswer<QualityRunBody> runs(@PathParam("id") UUID id) {
        return new ListAnswer<>(
                activation.runs(id).stream().map(QualityRunBody::of).toList(), Optional.empty());
    }

    @PUT
    @Path("/{id}/share")
    public Response serve(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable NewShare body) {
        activation.serve(id, Fields.required("share", Fields.body(body).share()), Versions.required(ifMatch));
        var view = engines.get(id);
        return Response.ok(EngineBody.of(view))
                .tag(Versions.etag(view.engine().version()))
                .build();
    }
}
