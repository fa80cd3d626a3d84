package org.florscribe.practice.identity;

import java.time.Duration;
import org.florscribe.shared.InvalidInput;

/**
 * How a practice lets its people in, and for how long it leaves them alone.
 *
 * @param idleMinutes without a person's action before a browser locks
 */
public record SignInRules(int idleMinutes, SecondFactorRule secondFactor) {

    /** What holds for a practice that never said anything. */
    public static final SignInRules USUAL = new SignInRules(15, SecondFactorRule.OPTIONAL);

    private static final int SHORTEST_IDLE = 1;
    private static final int LONGEST_IDLE = 60;

    public Duration idleLimit() {
        return Duration.ofMinutes(idleMinutes);
    }

    /** @throws InvalidInput naming the field that cannot be used */
    void check() {
        if (idleMinutes < SHORTEST_IDLE || idleMinutes > LONGEST_IDLE) {
            throw new InvalidInput(
                    "idleMinutes", "Enter a number of minutes from " + SHORTEST_IDLE + " to " + LONGEST_IDLE + ".");
        }
    }
}
