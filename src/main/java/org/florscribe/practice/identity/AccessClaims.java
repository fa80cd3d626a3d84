package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * What an access token says. What its holder may do is not in it: roles are read from their row at each request.
 *
 * @param scopes the part of it that the token was given for
 */
public record AccessClaims(
        UUID staffId, UUID practiceId, UUID sessionId, Scopes scopes, Instant issuedAt, Instant expiresAt) {}
