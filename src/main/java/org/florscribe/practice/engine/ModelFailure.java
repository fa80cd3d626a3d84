package org.florscribe.practice.engine;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A language model did not do its work, and was paid for what it did until then. An answer that breaks our schema after its repairs,
 * that was cut off, or whose server cut what it was sent, is {@link EngineFault#BAD_SUCCESS}; a refusal, of the model or of a filter
 * before it, is {@link EngineFault#INPUT}.
 */
public class ModelFailure extends EngineFailure {

    private static final long serialVersionUID = 1L;

    private final transient TokenUse use;

    /** @param use of all calls of this piece of work that were answered */
    public ModelFailure(
            EngineFault fault, String words, Optional<Duration> retryAfter, TokenUse use, @Nullable Throwable cause) {
        super(fault, words, retryAfter, cause);
        this.use = use;
    }

    public TokenUse use() {
        return use;
    }
}
