package org.florscribe.clinical.recording;

/** The far side of a connection that brings a live recording. Called from several threads; may not block. */
public interface LiveListener {

    /** Why a connection's audio is not taken any more. */
    enum Ending {
        /** Another connection owns the recording by now. */
        TAKEN_OVER,
        /** It was closed meanwhile, or there is no such recording. */
        CLOSED,
        /** It cannot be made durable just now. What was not acknowledged has to be sent again. */
        UNAVAILABLE,
        /** The server is being stopped. */
        GOING_AWAY
    }

    /** Every frame up to and including this one is durable. */
    void acknowledged(long sequence);

    void ended(Ending why);
}
