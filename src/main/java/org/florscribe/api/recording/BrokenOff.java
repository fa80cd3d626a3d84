package org.florscribe.api.recording;

import java.io.IOException;
import org.florscribe.api.problem.ProblemException;
import org.florscribe.platform.http.SlowBody;

/** A body that did not come to its end: nobody's fault that needs a line in the log. */
final class BrokenOff {

    private BrokenOff() {}

    /** @param left what became of what had come */
    static ProblemException told(IOException cause, String left) {
        ProblemException told = SlowBody.isIn(cause)
                ? new ProblemException(408, "too-slow", "The body came too slowly. " + left)
                : new ProblemException(400, "body-broken-off", "The connection ended before the body did. " + left);
        told.initCause(cause);
        return told;
    }
}
