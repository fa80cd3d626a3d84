package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A key as lists show it: all but what it opens with. */
public record ApiKeyView(
        UUID id,
        String name,
        UUID ownerId,
        String ownerName,
        Scopes scopes,
        List<String> addresses,
        ApiKeyState state,
        Instant createdAt,
        Instant expiresAt,
        Optional<UUID> replaces,
        Optional<Instant> lastUsedAt,
        Optional<String> lastUsedFrom) {

    static ApiKeyView of(ApiKey key, String ownerName, Instant now) {
        return new ApiKeyView(
                key.id(),
                key.name(),
                key.owner(),
                ownerName,
                key.scopes(),
                key.addresses(),
                key.state(now),
                key.createdAt(),
                key.expiresAt(),
                key.replaces(),
                key.lastUsedAt(),
                key.lastUsedFrom());
    }

    public boolean isEnded() {
        return state == ApiKeyState.EXPIRED || state == ApiKeyState.REVOKED;
    }
}
