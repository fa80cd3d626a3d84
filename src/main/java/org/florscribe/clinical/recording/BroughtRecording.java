package org.florscribe.clinical.recording;

import java.util.List;

/**
 * A recording as far as it has come.
 *
 * @param storedBytes of the original that are durable
 * @param notices what a person should know of it
 */
public record BroughtRecording(Recording recording, long storedBytes, List<RecordingNotice> notices) {

    public BroughtRecording {
        notices = List.copyOf(notices);
    }
}
