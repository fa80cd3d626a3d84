package org.florscribe.practice.engine;

import java.util.Optional;

/** What the operator set for the whole installation, for engines that say nothing of their own. */
public interface EngineDefaults {

    /** Where an engine without an address is reached. */
    String baseUrl(EngineKind kind);

    /**
     * The installation's key for that address; empty when it has none, or when the address is not the one the key is for: nobody
     * who may type an address is given the key by it.
     */
    Optional<String> apiKey(EngineKind kind, String baseUrl);
}
