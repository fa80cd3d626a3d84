package org.florscribe.clinical.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.EnginesChanged;
import org.florscribe.shared.Page;

/** Visits that wait for an engine go on by themselves once there is one that may do better. */
@ApplicationScoped
class EngineWatch {

    /** What another engine, or another key, can change nothing about. */
    private static final Set<StepFault> NOT_THE_ENGINE = Set.of(StepFault.NO_SPEECH, StepFault.STORAGE);

    private static final int MOST_AT_ONCE = 4_000;

    private final StepRepository steps;
    private final PipelineStart start;
    private final EncounterRepository encounters;
    private final Event<VisitChanged> changes;

    @Inject
    EngineWatch(
            StepRepository steps, PipelineStart start, EncounterRepository encounters, Event<VisitChanged> changes) {
        this.steps = steps;
        this.start = start;
        this.encounters = encounters;
        this.changes = changes;
    }

    void tryAgain(@Observes EnginesChanged changed) {
        if (changed.task() != EngineTask.TRANSCRIBE) {
            return;
        }
        Page.all(steps::parked)
                .limit(MOST_AT_ONCE)
                .filter(EngineWatch::waitsForAnEngine)
                .forEach(this::ask);
    }

    private static boolean waitsForAnEngine(PipelineStep step) {
        return step.kind() == StepKind.TRANSCRIBE
                && step.fault().filter(fault -> !NOT_THE_ENGINE.contains(fault)).isPresent();
    }

    private void ask(PipelineStep step) {
        if (!encounters.getForChange(step.encounterId()).isClosed()) {
            start.request(step.practiceId(), step.encounterId(), StepKind.TRANSCRIBE);
            changes.fire(new VisitChanged(step.practiceId(), step.encounterId()));
        }
    }
}
