package org.florscribe.practice.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Second factors and half sign-ins in memory. A code of this book's app is "code" and the step it is of. */
final class FactorBook implements FactorRepository, HalfSignInRepository, OneTimeCodes {

    private final Map<UUID, Authenticator> apps = new HashMap<>();
    private final Map<UUID, Authenticator> pending = new HashMap<>();
    private final Map<UUID, List<Optional<String>>> codes = new HashMap<>();
    private final Map<UUID, HalfSignIn> halves = new HashMap<>();
    private final Map<UUID, Integer> attempts = new HashMap<>();

    static long step(Instant now) {
        return now.getEpochSecond() / 30;
    }

    static String code(long step) {
        return "code" + step;
    }

    @Override
    public byte[] newSecret() {
        return "secret".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public OptionalLong stepOf(String code, byte[] secret, Instant now) {
        for (long step = step(now) - 1; step <= step(now) + 1; step++) {
            if (code.equals(code(step))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public String text(byte[] secret) {
        return "SECRET";
    }

    @Override
    public boolean hasAuthenticator(UUID staffId) {
        return apps.containsKey(staffId);
    }

    @Override
    public Optional<Authenticator> authenticatorForChange(UUID staffId) {
        return Optional.ofNullable(apps.get(staffId));
    }

    @Override
    public Optional<Authenticator> pendingForChange(UUID staffId) {
        return Optional.ofNullable(pending.get(staffId));
    }

    @Override
    public void store(Authenticator authenticator) {
        pending.remove(authenticator.staffId());
        (authenticator.isConfirmed() ? apps : pending).put(authenticator.staffId(), authenticator);
    }

    @Override
    public void removeAuthenticator(UUID staffId) {
        apps.remove(staffId);
        codes.remove(staffId);
    }

    @Override
    public void storeRecoveryCodes(UUID practiceId, UUID staffId, List<String> hashes) {
        codes.put(staffId, new ArrayList<>(hashes.stream().map(Optional::of).toList()));
    }

    @Override
    public Optional<String> recoveryCode(UUID staffId, int position) {
        return codes.containsKey(staffId) ? codes.get(staffId).get(position) : Optional.empty();
    }

    @Override
    public boolean spendRecoveryCode(UUID staffId, int position, Instant now) {
        return Objects.requireNonNull(codes.get(staffId))
                .set(position, Optional.empty())
                .isPresent();
    }

    @Override
    public int recoveryCodesLeft(UUID staffId) {
        return (int) codes.getOrDefault(staffId, List.of()).stream()
                .filter(Optional::isPresent)
                .count();
    }

    @Override
    public void removeAll(UUID staffId) {
        removeAuthenticator(staffId);
        pending.remove(staffId);
    }

    @Override
    public Optional<HalfSignIn> findByToken(byte[] tokenHash, Instant now) {
        return halves.values().stream()
                .filter(half -> Arrays.equals(half.tokenHash(), tokenHash) && now.isBefore(half.expiresAt()))
                .findFirst();
    }

    @Override
    public void add(HalfSignIn half, Instant now) {
        halves.put(half.id(), half);
    }

    @Override
    public boolean attempt(UUID id, Instant now) {
        return attempts.merge(id, 1, Integer::sum) <= HalfSignIn.MOST_ATTEMPTS;
    }

    @Override
    public boolean remove(UUID id) {
        return halves.remove(id) != null;
    }
}
