package org.florscribe.clinical.transcript;

import java.time.Duration;
import java.util.UUID;

/**
 * The words of one recording, in times of the recording.
 *
 * @param engine who wrote them down, by the names an admin gave; several after a change of engines midway
 * @param took all calls together, as the engines took for them
 */
public record HeardRecording(UUID recordingId, String engine, Conversation said, Duration took) {}
