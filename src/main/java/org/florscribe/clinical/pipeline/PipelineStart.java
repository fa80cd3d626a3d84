package org.florscribe.clinical.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.transcript.ConversationAttached;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.Ids;

/** A conversation has come, so the steps after it are asked for: in the transaction that brought it, or not at all. */
@ApplicationScoped
public class PipelineStart {

    /** What the step TRANSCRIBE names as its engine when a finished transcript was brought. */
    public static final String IMPORT = "import";

    private final StepRepository steps;
    private final StepQueue queue;
    private final EncounterRepository encounters;
    private final CurrentCaller caller;
    private final Clock clock;

    @Inject
    PipelineStart(
            StepRepository steps, StepQueue queue, EncounterRepository encounters, CurrentCaller caller, Clock clock) {
        this.steps = steps;
        this.queue = queue;
        this.encounters = encounters;
        this.caller = caller;
        this.clock = clock;
    }

    void extractFrom(@Observes ConversationAttached attached) {
        PipelineStep transcribed = ask(attached.practiceId(), attached.encounterId(), StepKind.TRANSCRIBE);
        steps.update(transcribed.done(IMPORT, Duration.ZERO, clock.instant()));
        request(attached.practiceId(), attached.encounterId(), StepKind.EXTRACT);
    }

    /** Asks for a step, moves the visit to it and queues it. */
    PipelineStep request(UUID practiceId, UUID encounterId, StepKind kind) {
        Encounter encounter = encounters.get(encounterId);
        if (encounter.stage() == EncounterStage.PLANNED && kind == StepKind.DRAFT) {
            encounter = encounter.to(EncounterStage.EXTRACTING);
        }
        encounters.update(encounter.to(kind.stage()).needingNothing());
        PipelineStep asked = ask(practiceId, encounterId, kind);
        queue.now(asked);
        return asked;
    }

    private PipelineStep ask(UUID practiceId, UUID encounterId, StepKind kind) {
        String correlationId = caller.get().correlationId();
        return steps.find(encounterId, kind)
                .map(step -> steps.update(step.askedAgain(correlationId)))
                .orElseGet(() -> steps.add(
                        PipelineStep.first(Ids.next(), practiceId, encounterId, kind, correlationId, clock.instant())));
    }
}
