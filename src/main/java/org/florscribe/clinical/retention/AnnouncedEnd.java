package org.florscribe.clinical.retention;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That the caller's practice is to be destroyed for good.
 *
 * @param announcedBy empty when the operator did at the command line
 * @param dueAt until then it can be taken back
 */
public record AnnouncedEnd(Optional<UUID> announcedBy, Instant announcedAt, Instant dueAt) {}
