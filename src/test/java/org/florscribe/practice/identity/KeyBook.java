package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Keys of programs in memory. */
final class KeyBook implements ApiKeyRepository {

    final Map<UUID, ApiKey> keys = new HashMap<>();
    private final Set<String> nonces = new HashSet<>();

    @Override
    public Optional<UUID> findPractice(byte[] secretHash) {
        return find(secretHash).map(ApiKey::practiceId);
    }

    @Override
    public Optional<ApiKey> find(byte[] secretHash) {
        return keys.values().stream()
                .filter(key -> Arrays.equals(key.secretHash(), secretHash))
                .findFirst();
    }

    @Override
    public Optional<ApiKey> find(UUID id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public Optional<ApiKey> findForChange(UUID id) {
        return find(id);
    }

    @Override
    public List<ApiKey> list(Instant endedAfter) {
        return holding(endedAfter).toList();
    }

    @Override
    public int count(Instant now) {
        return (int) holding(now).count();
    }

    @Override
    public List<ApiKey> list(UUID owner, Instant endedAfter) {
        return holding(endedAfter).filter(key -> key.owner().equals(owner)).toList();
    }

    @Override
    public void add(ApiKey key) {
        keys.put(key.id(), key);
    }

    @Override
    public void change(ApiKey key) {
        keys.put(key.id(), key);
    }

    @Override
    public void noteUse(UUID id, Instant at, String from) {}

    @Override
    public List<UUID> revokeAll(UUID owner, Instant now) {
        List<ApiKey> ended =
                holding(now).filter(key -> key.owner().equals(owner)).toList();
        ended.forEach(key -> keys.put(key.id(), key.revoked(now)));
        return ended.stream().map(ApiKey::id).toList();
    }

    @Override
    public boolean spendNonce(ApiKey key, String nonce, Instant until, Instant now) {
        return nonces.add(key.id() + nonce);
    }

    private Stream<ApiKey> holding(Instant endedAfter) {
        return keys.values().stream()
                .filter(key -> key.expiresAt().isAfter(endedAfter)
                        && key.revokedAt().map(at -> at.isAfter(endedAfter)).orElse(true));
    }
}
