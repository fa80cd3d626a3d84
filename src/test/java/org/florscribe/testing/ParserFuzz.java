package org.florscribe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/**
 * One parser of what comes from outside, and what to throw at it: for a moment with every build, always the same; and for a
 * minute under the tag {@code long}, or for {@code -Dfuzz.minutes=10} ten of them, every time something else.
 */
public record ParserFuzz(Fuzz fuzz, Fuzz.Parser parser) {

    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(Integer.getInteger("fuzz.minutes", 1));

    public void briefly() {
        assertThat(fuzz.run(MOMENT, 1, parser)).isPositive();
    }

    public void thoroughly() {
        long tried = fuzz.run(LONG, System.nanoTime(), parser);
        System.out.println("fuzz: " + fuzz + ": " + tried + " inputs in " + LONG.toMinutes() + " min, none broke it");
        assertThat(tried).isGreaterThan(100);
    }

    @Override
    public String toString() {
        return fuzz.toString();
    }
}
