package org.florscribe.practice.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Who made something of a visit, and what that took. Names nobody.
 *
 * @param engine as the practice calls it, or the built-in one's own name
 * @param engineId empty for the built-in engine
 * @param model as the server named what answered
 * @param promptVersion of the words it was told
 * @param took of the call that brought it; zero for what was kept
 * @param costMicros of that call, in millionths of the practice's currency; 0 for what was kept
 */
public record Provenance(
        String engine,
        Optional<UUID> engineId,
        Optional<String> model,
        Optional<String> promptVersion,
        Duration took,
        TokenUse use,
        long costMicros) {

    public Provenance {
        took = took.isNegative() ? Duration.ZERO : took;
    }

    public static Provenance builtIn(String engine, Duration took) {
        return new Provenance(engine, Optional.empty(), Optional.empty(), Optional.empty(), took, TokenUse.NONE, 0);
    }

    /** Whether the same engine, model and words made both: what it took may differ. */
    public boolean isSameMaker(Provenance other) {
        return engine.equals(other.engine)
                && engineId.equals(other.engineId)
                && model.equals(other.model)
                && promptVersion.equals(other.promptVersion);
    }
}
