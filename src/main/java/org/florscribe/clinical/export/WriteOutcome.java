package org.florscribe.clinical.export;

import java.time.Duration;
import java.util.Optional;

/** What is known after something was written to a chart, or was to be. */
public sealed interface WriteOutcome {

    /** @param created false when it had been there before */
    record Stored(String id, Optional<String> version, boolean created) implements WriteOutcome {}

    /** Certainly not accepted, and not worth another try as it is. */
    record Refused(Delivery.Trouble why) implements WriteOutcome {}

    /** Certainly not accepted: nothing had left, or the server said to come back. */
    record NotSent(Delivery.Trouble why, Optional<Duration> retryAfter) implements WriteOutcome {}

    /** It may or may not have arrived. */
    record Unclear() implements WriteOutcome {}
}
