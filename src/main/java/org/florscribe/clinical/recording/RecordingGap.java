package org.florscribe.clinical.recording;

import java.util.UUID;

/**
 * A stretch of a visit for which there is no audio. The audio goes on behind it as if nothing was missing.
 *
 * @param afterSequence the last frame before it; -1 when it is before the first
 * @param offsetMs where in the audio of the recording it stands
 */
public record RecordingGap(UUID recordingId, GapKind kind, long afterSequence, long offsetMs, long durationMs) {}
