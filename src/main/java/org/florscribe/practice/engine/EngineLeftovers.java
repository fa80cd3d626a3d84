package org.florscribe.practice.engine;

import java.util.UUID;

/** Knows whether an engine still holds something of ours that it has to delete. */
public interface EngineLeftovers {

    boolean anyAt(UUID engineId);
}
