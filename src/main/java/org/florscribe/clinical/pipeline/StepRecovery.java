package org.florscribe.clinical.pipeline;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** Finds steps that nobody is working on any more and puts them back. Harmless at any time and on any node. */
@ApplicationService
public class StepRecovery {

    private static final int BATCH = 500;

    private final StepRepository steps;
    private final StepQueue queue;
    private final Clock clock;

    @Inject
    StepRecovery(StepRepository steps, StepQueue queue, Clock clock) {
        this.steps = steps;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * At the start of a node: what it was running when it died is asked for again at once, not after JobRunr's orphan time. So is
     * a step whose job was taken but not begun: if another node has it after all, its job finds a newer generation and does nothing.
     */
    @Requires(Permission.SYSTEM)
    public int takeBack(String node) {
        int found = 0;
        for (PipelineStep step : steps.unfinishedForChange(BATCH)) {
            boolean begunHere = step.state() == StepState.RUNNING
                    && step.node().filter(node::equals).isPresent();
            if (begunHere || (step.state() == StepState.WAITING && queue.isTaken(step))) {
                queue.now(steps.update(step.putBack()));
                found++;
            }
        }
        return found;
    }

    /**
     * The reconciler: waiting steps whose job is gone, running steps whose node is. A step that seems to begin long after now
     * began before the clock was set back; when it is still at work after all, its generation is over and its result not taken.
     */
    @Requires(Permission.SYSTEM)
    public int reconcile() {
        Instant now = clock.instant();
        int found = 0;
        for (PipelineStep step : steps.unfinishedForChange(BATCH)) {
            if (step.state() == StepState.WAITING && !queue.has(step)) {
                PipelineStep again = steps.update(step.putBack());
                queue.now(again);
                found++;
            } else if (step.state() == StepState.RUNNING
                    && step.startedAt()
                            .filter(at -> Duration.between(at, now)
                                            .abs()
                                            .compareTo(step.kind().longestRun())
                                    > 0)
                            .isPresent()) {
                queue.now(steps.update(step.putBack()));
                found++;
            }
        }
        return found;
    }
}
