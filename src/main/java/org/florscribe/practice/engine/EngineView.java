package org.florscribe.practice.engine;

import java.util.Optional;

/**
 * An engine with how it does.
 *
 * @param baseUrl where it is reached, its own address or the usual one
 * @param key whose key is sent
 * @param line on the node that answers
 * @param found what it was found to be able to; empty before anybody tried
 * @param month since the first of this month in the practice's time zone, by all nodes
 */
public record EngineView(
        Engine engine,
        String baseUrl,
        KeyOwner key,
        EngineLine line,
        Optional<EngineFound> found,
        EngineFigures month,
        Optional<EngineTrial> trial) {

    /** Whose key is sent to an engine. */
    public enum KeyOwner {
        PRACTICE,
        INSTALLATION,
        NONE
    }
}
