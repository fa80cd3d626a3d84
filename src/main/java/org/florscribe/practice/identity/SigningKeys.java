package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.florscribe.shared.Sha256;
import org.jspecify.annotations.Nullable;

/** The ring of keys that access tokens are signed with. It turns by itself; the operator's own secret is one of the ring. */
@ApplicationScoped
public class SigningKeys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration READ_ANEW = Duration.ofMinutes(1);

    private final SigningKeyRepository repository;
    private final Optional<SigningKey> operators;
    private final Clock clock;
    private volatile @Nullable Ring held;

    private record Ring(List<SigningKey> keys, Instant readAt) {}

    @Inject
    SigningKeys(SigningKeyRepository repository, Installation installation, Clock clock) {
        this.repository = repository;
        this.operators = installation.operatorsSigningSecret().map(SigningKeys::operators);
        this.clock = clock;
    }

    /** The key to sign with now: the newest that every node knows. */
    public SigningKey current() {
        Instant now = clock.instant();
        List<SigningKey> ring = ring(now);
        return ring.stream()
                .filter(key -> key.signs(now))
                .max(Comparator.comparing(SigningKey::createdAt))
                .or(() -> operators)
                .or(() -> ring.stream().max(Comparator.comparing(SigningKey::createdAt)))
                .orElseThrow(() -> new IllegalStateException("The ring of signing keys is empty"));
    }

    /** The key of this name, as long as what it signed may still hold. The name is looked up here and nowhere else. */
    public Optional<SigningKey> find(String kid) {
        Instant now = clock.instant();
        if (operators.filter(key -> key.kid().equals(kid)).isPresent()) {
            return operators;
        }
        return ring(now).stream()
                .filter(key -> key.kid().equals(kid) && key.verifies(now))
                .findFirst();
    }

    private List<SigningKey> ring(Instant now) {
        Ring ring = held;
        if (ring == null || !now.isBefore(ring.readAt.plus(READ_ANEW)) || now.isBefore(ring.readAt)) {
            List<SigningKey> keys = repository.list();
            if (keys.stream().allMatch(key -> key.isDueForSuccessor(now))) {
                repository.addUnlessNewerThan(fresh(now), now.minus(SigningKey.KNOWN_BEFORE_USE));
                repository.removeRetiredBefore(now.minus(SigningKey.VERIFIES_AFTER));
                keys = repository.list();
            }
            ring = new Ring(keys, now);
            held = ring;
        }
        return ring.keys;
    }

    private static SigningKey fresh(Instant now) {
        byte[] kid = new byte[8];
        byte[] secret = new byte[32];
        RANDOM.nextBytes(kid);
        RANDOM.nextBytes(secret);
        return new SigningKey(
                HexFormat.of().formatHex(kid),
                secret,
                now,
                now.plus(SigningKey.KNOWN_BEFORE_USE).plus(SigningKey.SIGNS_FOR));
    }

    private static SigningKey operators(String secret) {
        byte[] id = Sha256.of("florscribe signing key id: " + secret);
        return new SigningKey(
                HexFormat.of().formatHex(Arrays.copyOf(id, 8)),
                secret.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
