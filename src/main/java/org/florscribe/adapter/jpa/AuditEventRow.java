package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditEvent;
import org.florscribe.practice.audit.AuditOutcome;
import org.florscribe.practice.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Read only: lines are written by {@link AuditChain}. */
@Entity
@Table(name = "audit_event")
class AuditEventRow {

    @Id
    private UUID id;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    @Column(name = "actor_kind")
    @Enumerated(EnumType.STRING)
    private Caller.Kind actorKind;

    @Column(name = "actor_id")
    private @Nullable UUID actorId;

    @Column(name = "session_id")
    private @Nullable UUID sessionId;

    @Enumerated(EnumType.STRING)
    private AuditAction action;

    @Column(name = "object_type")
    private String objectType;

    @Column(name = "object_id")
    private @Nullable UUID objectId;

    @Column(name = "patient_id")
    private @Nullable UUID patientId;

    @Enumerated(EnumType.STRING)
    private AuditOutcome outcome;

    private String origin;

    @Column(name = "correlation_id")
    private String correlationId;

    private boolean emergency;

    private byte @Nullable [] digest;

    @SuppressWarnings("NullAway.Init")
    protected AuditEventRow() {}

    AuditEvent toEvent() {
        return new AuditEvent(
                id,
                occurredAt,
                actorKind,
                Optional.ofNullable(actorId),
                Optional.ofNullable(sessionId),
                action,
                objectType,
                Optional.ofNullable(objectId),
                Optional.ofNullable(patientId),
                outcome,
                origin,
                correlationId,
                emergency,
                Optional.ofNullable(digest));
    }
}
