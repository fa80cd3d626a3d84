package org.florscribe.practice.audit;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What keeps the access log provable: its end is told where the database cannot reach, and its oldest months go on record. */
@ApplicationService
public class AuditKeeping {

    private static final Logger SECURITY = LoggerFactory.getLogger("org.florscribe.security");

    private static final Duration TOLD_EVERY = Duration.ofMinutes(15);

    private final AuditHeadStore heads;
    private final HeadSigner signer;
    private final HeadFile file;
    private final AuditTrail trail;
    private final Event<HeadSigned> signed;
    private final Clock clock;

    @Inject
    AuditKeeping(
            AuditHeadStore heads,
            HeadSigner signer,
            HeadFile file,
            AuditTrail trail,
            Event<HeadSigned> signed,
            Clock clock) {
        this.heads = heads;
        this.signer = signer;
        this.file = file;
        this.trail = trail;
        this.signed = signed;
        this.clock = clock;
    }

    /** Writes the end of the chain to the security log, if it has moved since the last time, a quarter of an hour ago at least. */
    @Requires(Permission.SYSTEM)
    public void tellHead() {
        Instant now = clock.instant();
        heads.untoldSince(now.minus(TOLD_EVERY), now).ifPresent(head -> SECURITY.atInfo().log(head.words()));
    }

    /**
     * Signs the end of the chain, once a day (UTC), puts it out, and has the chain itself say so.
     *
     * @return whether it was done now
     * @throws org.florscribe.shared.Unavailable when it cannot be put out; the next time tries again
     */
    @Requires(Permission.SYSTEM)
    public boolean signHead() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Optional<ChainHead> head = heads.unsignedOn(today);
        if (head.isEmpty()) {
            return false;
        }
        String line = signer.signed(head.get());
        // before the end of the transaction: a line twice does no harm, a day without one does
        file.add(today, line);
        SECURITY.atInfo().log(head.get().words());
        trail.recordWith(head.get().digest(), AuditAction.AUDIT_HEAD_SIGNED, "audit_head", null, null);
        signed.fire(new HeadSigned(head.get().practiceId(), line));
        return true;
    }

    /**
     * Takes away the oldest month of the log, if it was kept for long enough.
     *
     * @param keptSince what happened from then on stays; what is younger than six years stays in any case
     * @return whether there may be another one
     */
    @Requires(Permission.SYSTEM)
    public boolean trimMonth(Instant keptSince) {
        Optional<ChainHead> gone = heads.trimMonthBefore(keptSince);
        gone.ifPresent(head -> {
            SECURITY.atInfo().log("the access log was trimmed after " + head.words());
            trail.recordWith(head.digest(), AuditAction.AUDIT_TRIMMED, "audit_anchor", null, null);
        });
        return gone.isPresent();
    }
}
