package org.florscribe.practice.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A practice without single sign-on. */
final class NoOwnWays implements OwnWaysIn {

    final List<UUID> forgotten = new ArrayList<>();

    @Override
    public Optional<SecretToken> insteadFor(Staff person, Caller from) {
        return Optional.empty();
    }

    @Override
    public void forget(UUID staffId) {
        forgotten.add(staffId);
    }
}
