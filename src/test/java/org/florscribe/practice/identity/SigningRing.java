package org.florscribe.practice.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A ring of signing keys in memory, for tests of what is signed with it. */
public final class SigningRing implements SigningKeyRepository {

    final List<SigningKey> kept = new ArrayList<>();

    public static SigningKeys keys(Installation installation, Clock clock) {
        return new SigningKeys(new SigningRing(), installation, clock);
    }

    @Override
    public List<SigningKey> list() {
        return List.copyOf(kept);
    }

    @Override
    public void addUnlessNewerThan(SigningKey key, Instant moment) {
        if (kept.stream().noneMatch(one -> one.createdAt().isAfter(moment))) {
            kept.add(key);
        }
    }

    @Override
    public void removeRetiredBefore(Instant moment) {
        kept.removeIf(one -> one.retiresAt().isBefore(moment));
    }
}
