package org.florscribe.clinical.export;

import java.time.Duration;
import java.util.Optional;

/** A question to an EHR was not answered as it has to be. Nothing was changed there. */
public class EhrFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Delivery.Trouble trouble;
    private final boolean passing;
    private final transient Optional<Duration> retryAfter;

    /** @param passing whether asking again later can help */
    public EhrFailure(Delivery.Trouble trouble, boolean passing, Optional<Duration> retryAfter) {
        super(trouble.reason().name());
        this.trouble = trouble;
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    public Delivery.Trouble trouble() {
        return trouble;
    }

    public boolean isPassing() {
        return passing;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
