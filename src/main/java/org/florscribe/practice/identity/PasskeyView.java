package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A passkey as its person sees it. */
public record PasskeyView(UUID id, String label, Instant createdAt, Optional<Instant> lastUsedAt) {

    static PasskeyView of(Passkey passkey) {
        return new PasskeyView(passkey.id(), passkey.label(), passkey.createdAt(), passkey.lastUsedAt());
    }
}
