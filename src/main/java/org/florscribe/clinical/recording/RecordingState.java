package org.florscribe.clinical.recording;

/** How far a recording is. */
public enum RecordingState {
    /** Bytes still come. */
    RECEIVING,
    /** All bytes are here and were found to be sound; nothing was measured yet. */
    STORED,
    /** Measured; the copy to listen to is made where that is possible here. */
    READY,
    /** The audio was destroyed; this row says when and why. */
    DESTROYED
}
