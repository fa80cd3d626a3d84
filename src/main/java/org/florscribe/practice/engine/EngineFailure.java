package org.florscribe.practice.engine;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An engine did not do what it was asked for. The words are ours and for an admin; they never quote audio, text or a key. */
public class EngineFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final EngineFault fault;
    private final transient Optional<Duration> retryAfter;

    public EngineFailure(EngineFault fault, String words, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(words, cause);
        this.fault = fault;
        this.retryAfter = retryAfter;
    }

    public EngineFailure(EngineFault fault, String words) {
        this(fault, words, Optional.empty(), null);
    }

    public EngineFault fault() {
        return fault;
    }

    /** How long the engine asked us to wait. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
