package org.florscribe.practice.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.AddressRange;

/**
 * What lets a program in. It may do what its scopes and the roles of its owner both allow, at the moment of each request.
 *
 * @param owner the person for whom the program acts
 * @param secretHash of the part of the key that is secret
 * @param signingSecret what sensitive requests are signed with; kept sealed, because a signature cannot be checked against a hash
 * @param addresses where it may come from; none for everywhere
 * @param approvedAt when its owner agreed; until then it opens nothing
 * @param replaces the key that this one takes the place of
 */
public record ApiKey(
        UUID id,
        UUID practiceId,
        UUID owner,
        UUID madeBy,
        String name,
        Scopes scopes,
        List<String> addresses,
        byte[] secretHash,
        SecretToken signingSecret,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> approvedAt,
        Optional<Instant> revokedAt,
        Optional<UUID> replaces,
        Optional<Instant> lastUsedAt,
        Optional<String> lastUsedFrom) {

    /** The longest that a key may hold. */
    static final Duration LONGEST_LIFE = Duration.ofDays(366);

    /** A write at every request would be a write for nothing: uses that follow each other this fast are noted once. */
    static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    public ApiKey {
        addresses = List.copyOf(addresses);
    }

    /** Why it lets nobody in; READY when it does. */
    public ApiKeyState state(Instant now) {
        if (revokedAt.isPresent()) {
            return ApiKeyState.REVOKED;
        }
        if (!now.isBefore(expiresAt)) {
            return ApiKeyState.EXPIRED;
        }
        return approvedAt.isPresent() ? ApiKeyState.READY : ApiKeyState.WAITING;
    }

    boolean mayComeFrom(Optional<String> origin) {
        if (addresses.isEmpty()) {
            return true;
        }
        return origin.map(AddressRange::literal)
                .filter(address -> addresses.stream().map(AddressRange::parse).anyMatch(range -> range.holds(address)))
                .isPresent();
    }

    boolean shouldNote(Instant now) {
        return lastUsedAt.map(used -> !now.isBefore(used.plus(NOTED_EVERY))).orElse(true);
    }

    ApiKey approved(Instant now) {
        return with(expiresAt, Optional.of(approvedAt.orElse(now)), revokedAt);
    }

    ApiKey revoked(Instant now) {
        return with(expiresAt, approvedAt, Optional.of(revokedAt.orElse(now)));
    }

    /** It ends at that time, if it would not earlier. */
    ApiKey endingBy(Instant end) {
        return with(end.isBefore(expiresAt) ? end : expiresAt, approvedAt, revokedAt);
    }

    private ApiKey with(Instant expires, Optional<Instant> approved, Optional<Instant> revoked) {
        return new ApiKey(
                id,
                practiceId,
                owner,
                madeBy,
                name,
                scopes,
                addresses,
                secretHash,
                signingSecret,
                createdAt,
                expires,
                approved,
                revoked,
                replaces,
                lastUsedAt,
                lastUsedFrom);
    }

    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}
