package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.UUID;

/** What an access token says. What its holder may do is not in it: roles are read from their row at each request. */
public record AccessClaims(UUID staffId, UUID practiceId, UUID sessionId, Instant issuedAt, Instant expiresAt) {}
