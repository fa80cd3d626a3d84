package org.florscribe.api.engine;

import java.util.Optional;
import org.florscribe.practice.engine.Provenance;

/**
 * Who made it, and what that took.
 *
 * @param engine as it was called then; {@code rules} is the built-in one
 * @param model as the server named what answered
 * @param promptVersion of the words it was told
 * @param tookMs of the call that brought it; 0 for what was kept
 * @param cost in the currency of the price that was set
 */
public record ProvenanceBody(
        String engine,
        Optional<String> model,
        Optional<String> promptVersion,
        long tookMs,
        long tokensIn,
        long tokensOut,
        double cost) {

    public static ProvenanceBody of(Provenance by) {
        return new ProvenanceBody(
                by.engine(),
                by.model(),
                by.promptVersion(),
                by.took().toMillis(),
                by.use().in(),
                by.use().out(),
                by.costMicros() / 1e6);
    }
}
