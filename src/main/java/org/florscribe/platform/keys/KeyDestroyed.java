package org.florscribe.platform.keys;

import java.time.Instant;
import java.util.UUID;

/** A data key is gone for good, once the running transaction has ended well. */
public record KeyDestroyed(UUID practiceId, UUID keyId, Instant at) {}
