package org.florscribe.practice.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the access log. Every use case that shows or changes something of a patient, or the rights of a person, tells it
 * once; when the line cannot be written the use case fails with it. The line is written as the last thing that the running
 * transaction does, so nothing may be shown before that has ended.
 */
@ApplicationScoped
public class AuditTrail {

    private static final Logger SECURITY = LoggerFactory.getLogger("org.florscribe.security");

    private final AuditEventRepository events;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    AuditTrail(AuditEventRepository events, CurrentCaller callers, Clock clock) {
        this.events = events;
        this.callers = callers;
        this.clock = clock;
    }

    /** For lists: no one thing is named. */
    public void record(AuditAction action, String objectType) {
        record(action, objectType, null, null);
    }

    public void record(AuditAction action, String objectType, @Nullable UUID objectId) {
        record(action, objectType, objectId, null);
    }

    /**
     * That the caller has done this; part of the running transaction.
     *
     * @param objectType the kind of thing, as its table is called
     * @param patientId whose data it was about
     */
    public void record(AuditAction action, String objectType, @Nullable UUID objectId, @Nullable UUID patientId) {
        recordAs(callers.get(), action, objectType, objectId, patientId);
    }

    /**
     * As {@link #record}, with what the thing was at that moment: it can be shown later to be still the same.
     *
     * @param digest SHA-256, 32 bytes
     */
    public void recordWith(
            byte[] digest, AuditAction action, String objectType, @Nullable UUID objectId, @Nullable UUID patientId) {
        AuditEvent plain = event(callers.get(), action, objectType, objectId, patientId, AuditOutcome.SUCCESS);
        events.add(plain.with(digest));
    }

    /** What was recorded with the last of these actions on this thing; empty when nothing was. */
    public Optional<byte[]> digestOf(AuditAction action, UUID objectId) {
        return events.digestOf(action, objectId);
    }

    /** For the security log only: something stored is not what the access log says it was. */
    public void alarm(String what, UUID objectId) {
        SECURITY.atError()
                .addKeyValue("objectId", objectId)
                .addKeyValue("actorId", callers.get().staffId().orElse(null))
                .log(what);
    }

    /**
     * As {@link #record}, but no second time within this while of the last: for what one look at a thing asks for again and
     * again.
     */
    public void recordOnceIn(
            Duration time, AuditAction action, String objectType, UUID objectId, @Nullable UUID patientId) {
        Optional<UUID> actor = callers.get().staffId();
        if (actor.isEmpty()
                || !events.isKnown(
                        actor.get(), action, objectId, clock.instant().minus(time))) {
            record(action, objectType, objectId, patientId);
        }
    }

    /** As {@link #record}, when somebody else than the current caller is the actor: the person who has just signed in. */
    public void recordAs(
            Caller actor, AuditAction action, String objectType, @Nullable UUID objectId, @Nullable UUID patientId) {
        events.add(event(actor, action, objectType, objectId, patientId, AuditOutcome.SUCCESS));
    }

    /** That the caller was refused this; in a transaction of its own. Without a known practice only the security log has it. */
    public void recordRefused(
            AuditAction action, String objectType, @Nullable UUID objectId, @Nullable UUID patientId) {
        Caller caller = callers.get();
        recordRefusedAs(caller, caller.practiceId(), action, objectType, objectId, patientId);
    }

    /**
     * As {@link #recordRefused}, for a practice that the caller does not carry: a wrong password of a known account.
     */
    public void recordRefusedAs(
            Caller actor,
            Optional<UUID> practiceId,
            AuditAction action,
            String objectType,
            @Nullable UUID objectId,
            @Nullable UUID patientId) {
        SECURITY.atWarn()
                .addKeyValue("action", action)
                .addKeyValue("objectType", objectType)
                .addKeyValue("objectId", objectId)
                .addKeyValue("actorId", actor.staffId().orElse(null))
                .log("refused");
        practiceId.ifPresent(practice ->
                events.addAlone(practice, event(actor, action, objectType, objectId, patientId, AuditOutcome.REFUSED)));
    }

    private AuditEvent event(
            Caller actor,
            AuditAction action,
            String objectType,
            @Nullable UUID objectId,
            @Nullable UUID patientId,
            AuditOutcome outcome) {
        return new AuditEvent(
                Ids.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS), // as fine as the database keeps it
                actor.kind(),
                actor.staffId(),
                actor.credential(),
                action,
                objectType,
                Optional.ofNullable(objectId),
                Optional.ofNullable(patientId),
                outcome,
                actor.origin().orElse(""),
                actor.correlationId(),
                false,
                Optional.empty());
    }
}
