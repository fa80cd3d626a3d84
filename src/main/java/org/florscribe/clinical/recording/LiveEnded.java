package org.florscribe.clinical.recording;

import java.util.UUID;

/** A live recording was ended by somebody else than its connection. */
public record LiveEnded(UUID recordingId) {}
