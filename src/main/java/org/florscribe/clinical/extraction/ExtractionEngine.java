package org.florscribe.clinical.extraction;

import java.util.List;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.ModelAdapter;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelResult;

/** Takes clinical findings out of a conversation by a model elsewhere. One implementation for each protocol; found by {@link #kind}. */
public interface ExtractionEngine extends ModelAdapter {

    /**
     * Does the work once: no repetition after a failed call, that is the caller's. May run in a thread without a transaction and
     * without a caller; being interrupted ends it. Whether evidence exists is judged by the caller.
     *
     * @return in the order they were said; empty when nothing clinical was
     * @throws EngineFailure in the class that protocols name for it
     */
    ModelResult<List<Finding>> extract(EngineAccess access, VisitMaterial material, ModelErrand errand);
}
