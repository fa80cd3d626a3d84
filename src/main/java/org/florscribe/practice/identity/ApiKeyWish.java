package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A key that somebody wants.
 *
 * @param owner for whom the program acts; absent for the one who makes it
 * @param addresses where it may come from, such as 10.0.0.0/8; none for everywhere
 */
public record ApiKeyWish(
        String name, Optional<UUID> owner, Set<Scope> scopes, Instant expiresAt, List<String> addresses) {

    public ApiKeyWish {
        name = name.strip();
        scopes = Set.copyOf(scopes);
        addresses = addresses.stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
