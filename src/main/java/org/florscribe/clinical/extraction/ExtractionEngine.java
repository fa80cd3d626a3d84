package org.florscribe.clinical.extraction;

import java.time.Duration;
import java.util.List;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.ModelResult;

/** Takes clinical findings out of a conversation by a model elsewhere. One implementation for each protocol; found by {@link #kind}. */
public interface ExtractionEngine {

    /** As in {@link EngineAccess#kind}. */
    String kind();

    /** Of all that it is told beside the visit. Another version makes what it answered before worth nothing. */
    String promptVersion(EngineAccess access);

    /** Pieces of work at a time. */
    int places(EngineAccess access);

    /**
     * Does the work once: no repetition after a failed call, that is the caller's. May run in a thread without a transaction and
     * without a caller; being interrupted ends it. Whether evidence exists is judged by the caller.
     *
     * @param deadline for all of it
     * @return in the order they were said; empty when nothing clinical was
     * @throws EngineFailure in the class that protocols name for it
     */
    ModelResult<List<Finding>> extract(EngineAccess access, VisitMaterial material, Duration deadline);
}
