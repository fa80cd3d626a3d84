package org.florscribe.practice.engine;

import java.util.UUID;

/**
 * The event that an engine was added, changed, allowed or removed, or that one passed its test: visits that wait for one are
 * worth another try. Fired in the transaction that stores it.
 */
public record EnginesChanged(UUID practiceId, EngineTask task) {}
