package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.encounter.Attention;
import org.florscribe.clinical.encounter.Encounter.Cancellation;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.encounter.VisitPlanning;
import org.florscribe.clinical.pipeline.PipelineStep;
import org.florscribe.clinical.pipeline.StepKind;
import org.florscribe.clinical.pipeline.StepState;
import org.florscribe.clinical.pipeline.VisitPipeline;
import org.florscribe.web.patient.PersonLine;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Whose visit, how far it is, and how it can end without a note. */
@Named
@RequestScoped
public class VisitBean {

    private final OpenVisit visit;
    private final VisitPlanning planning;
    private final VisitPipeline pipeline;
    private final Times times;
    private final Words words;

    private @Nullable List<PipelineStep> steps;
    private String reason = "";
    private boolean destroying;

    @Inject
    VisitBean(OpenVisit visit, VisitPlanning planning, VisitPipeline pipeline, Times times, Words words) {
        this.visit = visit;
        this.planning = planning;
        this.pipeline = pipeline;
        this.times = times;
        this.words = words;
    }

    /** Read before anything is written, so that a visit that is not there becomes an error page. */
    public void load() {
        visit.encounter();
    }

    public UUID getId() {
        return visit.id();
    }

    public String getTitle() {
        return words.get(
                "visit.title", getPerson().name(), times.date(visit.encounter().visitOn()));
    }

    public PersonLine getPerson() {
        return PersonLine.of(visit.patient(), visit.encounter().visitOn(), times, words);
    }

    public String getWhen() {
        return times.moment(visit.encounter().scheduledAt());
    }

    public String getVisitReason() {
        return visit.encounter().reason().reveal();
    }

    public boolean isPlanned() {
        return stage() == EncounterStage.PLANNED;
    }

    /** Whether the product is at work on it and needs nobody. */
    public boolean isWorking() {
        return switch (stage()) {
            case TRANSCRIBING, EXTRACTING, DRAFTING ->
                visit.encounter().attention().isEmpty();
            case PLANNED, RECORDING, IN_REVIEW, SIGNED, CANCELLED -> false;
        };
    }

    public boolean isSigned() {
        return stage() == EncounterStage.SIGNED;
    }

    public boolean isCancelled() {
        return stage() == EncounterStage.CANCELLED;
    }

    public boolean isOpen() {
        return !isSigned() && !isCancelled();
    }

    public boolean isWaiting() {
        return visit.encounter().attention().isPresent();
    }

    /** Why the visit needs a person: a name of {@link Attention}, or empty. */
    public String getAttention() {
        return visit.encounter().attention().map(Attention::name).orElse("");
    }

    /** How the visit was called off: a name of the kind, or empty. */
    public String getCancellation() {
        return visit.encounter().cancellation().map(it -> it.kind().name()).orElse("");
    }

    public String getCancellationReason() {
        return visit.encounter().cancellation().map(it -> it.reason().reveal()).orElse("");
    }

    /** The milestones of the banner, in order. */
    public List<Milestone> getMilestones() {
        boolean taken = visit.transcript().isPresent();
        boolean drafted = visit.note().isPresent();
        return List.of(
                milestone(
                        "CONSENT",
                        visit.consent().isPresent(),
                        isPlanned() && visit.consent().isEmpty()),
                milestone(
                        "CONVERSATION",
                        taken,
                        !taken
                                && ((isPlanned() && visit.consent().isPresent())
                                        || stage() == EncounterStage.RECORDING)),
                milestone("DRAFT", drafted, taken && !drafted),
                milestone("REVIEW", isSigned(), drafted && !isSigned()),
                milestone("SIGNED", isSigned(), false));
    }

    public List<PipelineStep> getSteps() {
        if (steps == null) {
            steps = pipeline.stepsOf(visit.id());
        }
        return steps;
    }

    /** Asks for the parked step again. */
    public String retry() {
        getSteps().stream()
                .filter(step -> step.state() == StepState.PARKED)
                .map(PipelineStep::kind)
                .findFirst()
                .ifPresent((StepKind kind) -> pipeline.retry(visit.id(), kind));
        return here("step-retried");
    }

    public String cancel() {
        planning.cancel(visit.id(), Cancellation.Kind.CANCELLED, reason, destroying);
        return here("visit-cancelled");
    }

    public String noShow() {
        planning.cancel(visit.id(), Cancellation.Kind.NO_SHOW, reason, destroying);
        return here("visit-no-show");
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    /** Whether what there is of a conversation goes at once when the visit is called off. */
    public boolean isDestroying() {
        return destroying;
    }

    public void setDestroying(boolean destroying) {
        this.destroying = destroying;
    }

    /** Whether calling it off leaves something behind. */
    public boolean isAnythingToDestroy() {
        return visit.transcript().isPresent()
                || visit.audio().kept()
                || visit.note().isPresent();
    }

    private EncounterStage stage() {
        return visit.encounter().stage();
    }

    private String here(String done) {
        return here(visit.id(), done);
    }

    static String here(UUID visit, String done) {
        return "/app/visit.xhtml?faces-redirect=true&id=" + visit + "&done=" + done;
    }

    private Milestone milestone(String name, boolean passed, boolean current) {
        return new Milestone(words.get("visit.milestone." + name), passed, current);
    }

    /** One step of the way, for the banner. */
    public record Milestone(String label, boolean passed, boolean current) {}
}
