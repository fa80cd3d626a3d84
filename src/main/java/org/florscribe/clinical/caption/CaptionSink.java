package org.florscribe.clinical.caption;

import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.EngineFailure;

/** Where the captions of one recording go. Never waits, and never throws. */
public interface CaptionSink {

    /** To whoever looks on. Numbers and times count within the recording. */
    void caption(Caption caption);

    /** None come at present, and why in words is said once for each time this begins. */
    void unavailable();

    /**
     * A session of an engine has ended and may be paid for.
     *
     * @param audioMs that were sent
     */
    void sessionOver(UUID engineId, long audioMs, Optional<EngineFailure> why);
}
