package org.florscribe.clinical.recording;

import java.util.UUID;

/** A recording is complete and durable: its words are to be written down. */
public record RecordingStored(UUID practiceId, UUID encounterId, UUID recordingId) {}
