package org.florscribe.practice.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An engine is given the built-in spoken sample, which holds nothing of anybody. A job does it; this is what became of it. */
public record EngineTrial(UUID id, UUID practiceId, UUID engineId, Instant askedAt, Optional<Result> result) {

    /** Longer than the call itself may take: whoever was at it is gone. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(3);

    private static final int LONGEST = 500;

    /**
     * How it ended.
     *
     * @param fault empty when the engine answered by its protocol with any words
     * @param words that the engine understood; of our own sample, or whatever it made of it
     * @param reason why not, in our words; empty when it passed
     */
    public record Result(Optional<EngineFault> fault, String words, String reason, Duration took, Instant finishedAt) {

        public Result {
            words = shortened(words);
            reason = shortened(reason);
        }

        public static Result passed(String words, Duration took, Instant now) {
            return new Result(Optional.empty(), words, "", took, now);
        }

        public static Result failed(EngineFault fault, String reason, Duration took, Instant now) {
            return new Result(Optional.of(fault), "", reason, took, now);
        }

        public boolean isPassed() {
            return fault.isEmpty();
        }

        private static String shortened(String text) {
            String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
            return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
        }
    }

    public static EngineTrial asked(UUID id, Engine engine, Instant now) {
        return new EngineTrial(id, engine.practiceId(), engine.id(), now, Optional.empty());
    }

    public EngineTrial ended(Result how) {
        return new EngineTrial(id, practiceId, engineId, askedAt, Optional.of(how));
    }

    /** Whether its result may still come. */
    public boolean isRunning(Instant now) {
        return result.isEmpty() && Duration.between(askedAt, now).abs().compareTo(LOST_AFTER) < 0;
    }
}
