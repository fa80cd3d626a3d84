package org.florscribe.clinical.note;

import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.ModelAdapter;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelResult;

/** Writes the draft of a note by a model elsewhere. One implementation for each protocol; found by {@link #kind}. */
public interface DraftingEngine extends ModelAdapter {

    /**
     * Does the work once: no repetition after a failed call, that is the caller's. May run in a thread without a transaction and
     * without a caller; being interrupted ends it. Whether evidence exists is judged by the caller.
     *
     * @return every section that was asked for, also one with nothing in it
     * @throws EngineFailure in the class that protocols name for it
     */
    ModelResult<Draft> draft(EngineAccess access, DraftRequest request, ModelErrand errand);
}
