package org.florscribe.clinical.transcript;

import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAdapter;
import org.florscribe.practice.engine.EngineFailure;

/**
 * Takes back what an engine keeps of ours after its work. Asked for once the words are ours for good, and when nobody wants them any
 * more: after a failure, or when the visit is called off.
 */
public interface VendorCleanup extends EngineAdapter {

    /**
     * Deletes there what {@code jobs} knows, and tells it so once the vendor has shown that it is gone. Nothing known is nothing to
     * do; it may be asked for again.
     *
     * @throws EngineFailure when it is not known to be gone: to be tried again later
     */
    void cleanUp(EngineAccess access, VendorJobs jobs);
}
