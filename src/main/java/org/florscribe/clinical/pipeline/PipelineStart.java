package org.florscribe.clinical.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Attention;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.recording.RecordingStored;
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

    /** A finished transcript stands for a recording that could not be written down; one that is under way goes on. */
    void extractFrom(@Observes ConversationAttached attached) {
        Optional<PipelineStep> transcription = steps.find(attached.encounterId(), StepKind.TRANSCRIBE);
        if (transcription.isEmpty() || (attached.brought() && !isUnderWay(transcription.get()))) {
            PipelineStep transcribed = ask(attached.practiceId(), attached.encounterId(), StepKind.TRANSCRIBE);
            steps.update(transcribed.done(IMPORT, Duration.ZERO, clock.instant()));
        }
        request(attached.practiceId(), attached.encounterId(), StepKind.EXTRACT);
    }

    /** Whoever writes a recording of the visit down looks for others when it is done; else somebody is asked to. */
    void transcribe(@Observes RecordingStored stored) {
        encounters.getForChange(stored.encounterId());
        if (steps.find(stored.encounterId(), StepKind.TRANSCRIBE)
                .filter(PipelineStart::isUnderWay)
                .isEmpty()) {
            request(stored.practiceId(), stored.encounterId(), StepKind.TRANSCRIBE);
        }
    }

    private static boolean isUnderWay(PipelineStep step) {
        return step.state() == StepState.RUNNING
                || (step.state() == StepState.WAITING && step.fault().isEmpty());
    }

    /** Asks for a step, moves the visit to it and queues it. */
    PipelineStep request(UUID practiceId, UUID encounterId, StepKind kind) {
        Encounter encounter = encounters.get(encounterId);
        if (encounter.stage() == EncounterStage.PLANNED && kind == StepKind.DRAFT) {
            encounter = encounter.to(EncounterStage.EXTRACTING);
        }
        // a recording that waits for a person still does while what is known already goes its way
        Optional<Attention> open = kind == StepKind.TRANSCRIBE
                ? Optional.empty()
                : steps.find(encounterId, StepKind.TRANSCRIBE).flatMap(PipelineStep::attention);
        Encounter moved = encounter.to(kind.stage()).needingNothing();
        encounters.update(open.map(moved::needing).orElse(moved));
        PipelineStep asked = ask(practiceId, encounterId, kind);
        queue.now(asked);
        return asked;
    }

    /** A person says that somebody speaks in a recording in which we found no speech. */
    PipelineStep requestAnyway(PipelineStep step) {
        encounters.update(
                encounters.get(step.encounterId()).to(step.kind().stage()).needingNothing());
        PipelineStep asked = steps.update(step.sentAnyway(caller.get().correlationId()));
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
