package org.florscribe.api.engine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.answer.Versions;
import org.florscribe.api.engine.EngineBodies.CostBody;
import org.florscribe.api.engine.EngineBodies.EngineBody;
import org.florscribe.api.engine.EngineBodies.TrialBody;
import org.florscribe.practice.engine.EngineChange;
import org.florscribe.practice.engine.EngineKind;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.EngineTerms;
import org.florscribe.practice.engine.EngineTrial;
import org.florscribe.practice.engine.EngineView;
import org.florscribe.practice.engine.Engines;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.jspecify.annotations.Nullable;

/** The engines of a practice. None of these calls speaks to one: jobs do. */
@Path("/engines")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EnginesResource {

    private final Engines engines;
    private final TrialWait wait;

    @Inject
    EnginesResource(Engines engines, TrialWait wait) {
        this.engines = engines;
        this.wait = wait;
    }

    /**
     * @param kind openai, assemblyai or plugin
     * @param position from 1; without it the end
     * @param mayReceivePhi true only when an agreement with whoever runs it is signed; without it false
     */
    public record NewEngine(
            @Nullable String task,
            @Nullable String kind,
            @Nullable String name,
            @Nullable String baseUrl,
            @Nullable String apiKey,
            @Nullable String model,
            @Nullable Map<String, String> options,
            @Nullable Integer position,
            @Nullable Boolean mayReceivePhi) {

        @Override
        public String toString() {
            return "NewEngine[masked]";
        }
    }

    /** What is absent stays. Another address takes away the key and the permission, unless they are given with it. */
    public record EnginePatch(
            @Nullable String name,
            @Nullable String baseUrl,
            @Nullable String apiKey,
            @Nullable String model,
            @Nullable Map<String, String> options,
            @Nullable Integer position,
            @Nullable Boolean mayReceivePhi) {

        @Override
        public String toString() {
            return "EnginePatch[masked]";
        }
    }

    @GET
    public ListAnswer<EngineBody> list() {
        return new ListAnswer<>(engines.list().stream().map(EngineBody::of).toList(), Optional.empty());
    }

    @POST
    public Response add(@Nullable NewEngine body) {
        NewEngine wanted = Fields.body(body);
        EngineTask task = task(Fields.required("task", wanted.task()));
        EngineKind kind = EngineKind.of(Fields.required("kind", wanted.kind()))
                .orElseThrow(() -> new InvalidInput("kind", "This is openai, assemblyai or plugin."));
        EngineTerms terms = new EngineTerms(
                kind,
                Fields.required("name", wanted.name()),
                Optional.ofNullable(wanted.baseUrl()),
                Optional.ofNullable(wanted.apiKey()),
                Optional.ofNullable(wanted.model()),
                options(wanted.options()));
        return answer(
                201,
                engines.add(
                        task,
                        terms,
                        Optional.ofNullable(wanted.position()),
                        Boolean.TRUE.equals(wanted.mayReceivePhi())));
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, engines.get(id));
    }

    @PATCH
    @Path("/{id}")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable EnginePatch body) {
        EnginePatch wanted = Fields.body(body);
        EngineChange change = new EngineChange(
                Optional.ofNullable(wanted.name()),
                Optional.ofNullable(wanted.baseUrl()),
                Optional.ofNullable(wanted.apiKey()),
                Optional.ofNullable(wanted.model()),
                options(wanted.options()),
                Optional.ofNullable(wanted.position()),
                Optional.ofNullable(wanted.mayReceivePhi()));
        return answer(200, engines.change(id, change, Versions.required(ifMatch)));
    }

    @DELETE
    @Path("/{id}")
    public Response remove(@PathParam("id") UUID id) {
        engines.remove(id);
        return Response.noContent().build();
    }

    /** 200 when the result came soon; else 202 with where it will be. */
    @POST
    @Path("/{id}/test")
    @Consumes(MediaType.WILDCARD)
    public Response test(@PathParam("id") UUID id) {
        EngineTrial trial = wait.forResult(engines.test(id));
        return trial.result().isPresent()
                ? Response.ok(TrialBody.of(trial)).build()
                : Response.status(202)
                        .header(HttpHeaders.LOCATION, "/api/v1/engines/" + id + "/test")
                        .entity(TrialBody.of(trial))
                        .build();
    }

    @GET
    @Path("/{id}/test")
    public TrialBody tested(@PathParam("id") UUID id) {
        return engines.trial(id).map(TrialBody::of).orElseThrow(NotFound::new);
    }

    /** This month's visits, the dearest first. */
    @GET
    @Path("/costs")
    public ListAnswer<CostBody> costs() {
        return new ListAnswer<>(engines.costs().stream().map(CostBody::of).toList(), Optional.empty());
    }

    private static EngineTask task(String word) {
        return Arrays.stream(EngineTask.values())
                .filter(it -> it.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("task", "One of TRANSCRIBE, CAPTION, EXTRACT, DRAFT, CHECK."));
    }

    private static Map<String, String> options(@Nullable Map<String, String> given) {
        return given == null ? Map.of() : given;
    }

    private static Response answer(int status, EngineView view) {
        return Response.status(status)
                .entity(EngineBody.of(view))
                .tag(Versions.etag(view.engine().version()))
                .build();
    }
}
