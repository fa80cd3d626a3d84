package org.florscribe.clinical.transcript;

import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/** An engine had begun with the audio and gave up: not for the line between us, so once more is worth a try, and no more than that. */
public class WorkGivenUp extends EngineFailure {

    private static final long serialVersionUID = 1L;

    public WorkGivenUp(EngineFault fault, String words) {
        super(fault, words);
    }
}
