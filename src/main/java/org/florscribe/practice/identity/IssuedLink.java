package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.UUID;

/** A link as it is shown once, to the one who hands it over. */
public record IssuedLink(UUID staffId, SecretToken token, String url, Instant expiresAt) {

    @Override
    public String toString() {
        return "IssuedLink[" + staffId + "]";
    }
}
