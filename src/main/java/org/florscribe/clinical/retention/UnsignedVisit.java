package org.florscribe.clinical.retention;

import java.time.Instant;
import java.util.UUID;

/**
 * A visit whose note nobody has signed.
 *
 * @param since when its last recording was complete; without one, when it was to be
 * @param withAudio whether audio of it is kept
 */
public record UnsignedVisit(UUID encounterId, UUID patientId, UUID clinicianId, Instant since, boolean withAudio) {}
