package org.florscribe.api.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.answer.ListQuery;
import org.florscribe.api.answer.Versions;
import org.florscribe.clinical.encounter.ConsentTaking;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterFilter;
import org.florscribe.clinical.encounter.EncounterReading;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.encounter.RecordingConsent;
import org.florscribe.clinical.encounter.VisitPlanning;
import org.florscribe.clinical.note.NoteForms;
import org.florscribe.clinical.pipeline.PipelineStep;
import org.florscribe.clinical.pipeline.StepKind;
import org.florscribe.clinical.pipeline.VisitPipeline;
import org.florscribe.shared.Page;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

/** Planning visits, asking for consent, following their steps, calling them off. */
@Path("/encounters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EncountersResource {

    private final VisitPlanning planning;
    private final EncounterReading reading;
    private final ConsentTaking consents;
    private final VisitPipeline pipeline;
    private final NoteForms forms;

    @Inject
    EncountersResource(
            VisitPlanning planning,
            EncounterReading reading,
            ConsentTaking consents,
            VisitPipeline pipeline,
            NoteForms forms) {
        this.planning = planning;
        this.reading = reading;
        this.consents = consents;
        this.pipeline = pipeline;
        this.forms = forms;
    }

    /**
     * A visit to plan.
     *
     * @param clinicianId whose visit it is; without it the caller's, who then has to be a clinician
     * @param language that will be spoken, ISO 639-1; without it engines find out
     * @param templateId of the note; without it the one that the clinician usually writes in
     */
    public record NewEncounter(
            @Nullable UUID patientId,
            @Nullable UUID clinicianId,
            @Nullable PhiText reason,
            @Nullable String language,
            @Nullable Instant scheduledAt,
            @Nullable UUID templateId) {}

    /** @param language that is spoken, ISO 639-1; empty to have it found out */
    public record EncounterPatch(@Nullable String language) {}

    /**
     * @param noShow true: the patient did not come
     * @param destroyConversation true: recordings, transcript and draft are destroyed at once
     */
    public record Cancel(
            @Nullable PhiText reason,
            @Nullable Boolean noShow,
            @Nullable Boolean destroyConversation) {}

    /** Whose visit it really is. */
    public record Move(@Nullable UUID patientId) {}

    /** An answer to the question for consent. */
    public record Consent(
            @Nullable Boolean given,
            RecordingConsent.@Nullable Method method,
            @Nullable String language,
            @Nullable Set<RecordingConsent.Person> personsPresent) {}

    /** A consent as recorded. */
    public record ConsentBody(
            boolean given,
            RecordingConsent.Method method,
            String language,
            Set<RecordingConsent.Person> personsPresent,
            UUID recordedBy,
            Instant recordedAt) {

        static ConsentBody of(RecordingConsent consent) {
            return new ConsentBody(
                    consent.given(),
                    consent.method(),
                    consent.language(),
                    consent.personsPresent(),
                    consent.recordedBy(),
                    consent.recordedAt());
        }
    }

    @POST
    public Response plan(@Nullable NewEncounter body) {
        NewEncounter wanted = Fields.body(body);
        Optional.ofNullable(wanted.templateId()).ifPresent(forms::requireTemplate);
        Encounter planned = planning.plan(new VisitPlanning.Plan(
                Fields.required("patientId", wanted.patientId()),
                Optional.ofNullable(wanted.clinicianId()),
                wanted.reason() == null ? "" : wanted.reason().reveal(),
                Optional.ofNullable(wanted.scheduledAt()),
                Optional.ofNullable(wanted.language())));
        Optional.ofNullable(wanted.templateId()).ifPresent(it -> forms.plan(planned.id(), it));
        return answer(201, planned);
    }

    @GET
    public ListAnswer<EncounterBody> list(
            @BeanParam ListQuery list,
            @QueryParam("date") @Nullable LocalDate date,
            @QueryParam("stage") @Nullable EncounterStage stage,
            @QueryParam("patientId") @Nullable UUID patientId) {
        EncounterFilter filter = new EncounterFilter(
                Optional.ofNullable(date), Optional.ofNullable(stage), Optional.ofNullable(patientId));
        Page<Encounter> page = reading.list(filter, list.page());
        Map<UUID, List<PipelineStep>> steps =
                pipeline.stepsOf(page.items().stream().map(Encounter::id).toList());
        return ListAnswer.of(page, visit -> EncounterBody.of(visit, steps.getOrDefault(visit.id(), List.of())));
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, reading.get(id));
    }

    @PATCH
    @Path("/{id}")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable EncounterPatch body) {
        String language = Fields.required("language", Fields.body(body).language());
        return answer(200, planning.speaks(id, Optional.of(language), Versions.required(ifMatch)));
    }

    @POST
    @Path("/{id}/cancel")
    public Response cancel(@PathParam("id") UUID id, @Nullable Cancel body) {
        Cancel wanted = Fields.body(body);
        Encounter.Cancellation.Kind kind = Boolean.TRUE.equals(wanted.noShow())
                ? Encounter.Cancellation.Kind.NO_SHOW
                : Encounter.Cancellation.Kind.CANCELLED;
        return answer(
                200,
                planning.cancel(
                        id,
                        kind,
                        wanted.reason() == null ? "" : wanted.reason().reveal(),
                        Boolean.TRUE.equals(wanted.destroyConversation())));
    }

    @POST
    @Path("/{id}/move")
    public Response move(@PathParam("id") UUID id, @Nullable Move body) {
        return answer(
                200,
                planning.move(id, Fields.required("patientId", Fields.body(body).patientId())));
    }

    @PUT
    @Path("/{id}/consent")
    public ConsentBody consent(@PathParam("id") UUID id, @Nullable Consent body) {
        Consent wanted = Fields.body(body);
        return ConsentBody.of(consents.record(
                id,
                Fields.required("given", wanted.given()),
                Fields.required("method", wanted.method()),
                Fields.required("language", wanted.language()),
                Fields.required("personsPresent", wanted.personsPresent())));
    }

    @GET
    @Path("/{id}/consent")
    public ListAnswer<ConsentBody> consents(@PathParam("id") UUID id) {
        List<ConsentBody> all = consents.of(id).stream().map(ConsentBody::of).toList();
        return new ListAnswer<>(all, Optional.empty());
    }

    /** After a withdrawal: transcript, findings and draft are destroyed. */
    @POST
    @Path("/{id}/conversation/destroy")
    public Response destroyConversation(@PathParam("id") UUID id) {
        consents.destroyConversation(id);
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/steps/{step}/retry")
    public Response retry(@PathParam("id") UUID id, @PathParam("step") StepKind step) {
        return Response.status(202)
                .entity(EncounterBody.StepBody.of(pipeline.retry(id, step)))
                .build();
    }

    private Response answer(int status, Encounter encounter) {
        return Response.status(status)
                .tag(Versions.etag(encounter.version()))
                .entity(EncounterBody.of(encounter, pipeline.stepsOf(encounter.id())))
                .build();
    }
}
