package org.florscribe.practice.engine;

import java.util.Optional;

/** Speaks to engines elsewhere. One implementation for each protocol and task. */
public interface EngineAdapter {

    /** As in {@link EngineAccess#kind}. */
    String kind();

    /** The one that speaks to this engine. */
    static <E extends EngineAdapter> Optional<E> of(Iterable<E> adapters, EngineAccess access) {
        for (E adapter : adapters) {
            if (adapter.kind().equals(access.kind())) {
                return Optional.of(adapter);
            }
        }
        return Optional.empty();
    }

    /**
     * As {@link #of}, where there has to be one.
     *
     * @throws EngineFailure {@code CONFIGURATION}
     */
    static <E extends EngineAdapter> E required(Iterable<E> adapters, EngineAccess access) {
        return of(adapters, access)
                .orElseThrow(() -> new EngineFailure(
                        EngineFault.CONFIGURATION,
                        "This installation has nothing that speaks to engines of its kind."));
    }
}
