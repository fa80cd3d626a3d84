package org.florscribe.platform.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Gives the one clock that everything asks. */
@ApplicationScoped
public class SystemClock {

    /** Dependent scope: a JDK class with no public constructor cannot be proxied. */
    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
