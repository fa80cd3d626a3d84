package org.florscribe.clinical.transcript;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/**
 * What vendors said they are done with, on every node the same. A hint may come before we know its job, twice, late or never; it only
 * makes whoever waits ask sooner. Each verb is a transaction of its own: durable when it returns.
 */
@ApplicationService
public class VendorHintBook {

    /** A vendor gives up repeating long before. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final VendorHintRepository hints;
    private final Clock clock;

    @Inject
    VendorHintBook(VendorHintRepository hints, Clock clock) {
        this.hints = hints;
        this.clock = clock;
    }

    @Requires(Permission.SYSTEM)
    public void told(String kind, String jobId) {
        hints.keep(kind, jobId, clock.instant());
    }

    @Requires(Permission.SYSTEM)
    public boolean isTold(String kind, String jobId) {
        return hints.has(kind, jobId);
    }

    @Requires(Permission.SYSTEM)
    public void forgetOld() {
        hints.forgetBefore(clock.instant().minus(KEPT));
    }
}
