package org.florscribe.practice.engine;

import java.time.Duration;

/**
 * How a model is to do a piece of work.
 *
 * @param deadline for all of it
 * @param parts that were answered before
 */
public record ModelErrand(Duration deadline, PartialAnswers parts) {

    /** From the beginning, and nothing is kept. */
    public static ModelErrand within(Duration deadline) {
        return new ModelErrand(deadline, PartialAnswers.none());
    }
}
