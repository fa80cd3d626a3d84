package org.florscribe.clinical.recording;

/** How a recording came. */
public enum RecordingOrigin {
    UPLOAD,
    LIVE
}
