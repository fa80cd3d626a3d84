package org.florscribe.clinical.evaluation;

import java.time.Duration;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineTask;

/** Has an engine do its task for a visit, and finds out how well that was. One for each task. */
interface TaskScorer {

    EngineTask task();

    /** @throws EngineFailure when it does not do it */
    VisitScore of(EngineAccess engine, MeasuredVisit visit, Duration deadline);

    /** The built-in engine, for comparison. */
    VisitScore ofBuiltIn(MeasuredVisit visit);
}
