package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.audit.AuditAccess;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditEvent;
import org.florscribe.practice.audit.AuditEventRepository;
import org.florscribe.practice.audit.AuditFilter;
import org.florscribe.practice.audit.AuditOutcome;
import org.florscribe.practice.identity.Caller;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** The access log in table {@code audit_event}. */
@ApplicationScoped
public class JpaAuditEventRepository implements AuditEventRepository {

    private static final String NAME = "given_name || ' ' || family_name";

    @PersistenceContext
    private EntityManager entities;

    private final TenantTransaction tenants;
    private final DataSources dataSources;
    private final Sql sql;
    private final PendingLines pending;
    private final Alone alone;

    @Inject
    JpaAuditEventRepository(
            TenantTransaction tenants, DataSources dataSources, Sql sql, PendingLines pending, Alone alone) {
        this.tenants = tenants;
        this.dataSources = dataSources;
        this.sql = sql;
        this.pending = pending;
        this.alone = alone;
    }

    @Override
    public void add(AuditEvent event) {
        UUID practice = tenants.practice();
        entities.flush(); // what the use case changed fails by itself and is not taken for a log that cannot be written
        pending.add(practice, event);
    }

    @Override
    public void addAlone(UUID practiceId, AuditEvent event) {
        alone.add(practiceId, event);
    }

    /** A bean of its own, so that the transaction of its own is begun and ended by the container. */
    @ApplicationScoped
    static class Alone {

        private final TenantTransaction tenants;
        private final PendingLines pending;

        @Inject
        Alone(TenantTransaction tenants, PendingLines pending) {
            this.tenants = tenants;
            this.pending = pending;
        }

        @Transactional(Transactional.TxType.REQUIRES_NEW)
        public void add(UUID practiceId, AuditEvent event) {
            tenants.enter(practiceId);
            pending.add(practiceId, event);
        }
    }

    @Override
    public boolean isKnown(UUID actorId, AuditAction action, UUID objectId, Instant since) {
        String lock = "select pg_advisory_xact_lock(hashtextextended(?, 0))";
        String find = "select 1 from audit_event where actor_id = ? and action = ? and object_id = ?"
                + " and occurred_at > ? and outcome = 'SUCCESS' limit 1";
        try (Connection connection = dataSources.inTransaction();
                var first = connection.prepareStatement(lock);
                var second = connection.prepareStatement(find)) {
            first.setString(1, actorId + action.name() + objectId);
            first.execute();
            if (isPending(actorId, action, objectId, since)) {
                return true;
            }
            second.setObject(1, actorId);
            second.setString(2, action.name());
            second.setObject(3, objectId);
            second.setTimestamp(4, Timestamp.from(since));
            try (var rows = second.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    @Override
    public Optional<byte[]> digestOf(AuditAction action, UUID objectId) {
        String find = "select digest from audit_event where object_id = ? and action = ? and digest is not null"
                + " order by seq desc limit 1";
        try (Connection connection = dataSources.inTransaction();
                var select = connection.prepareStatement(find)) {
            select.setObject(1, objectId);
            select.setString(2, action.name());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private boolean isPending(UUID actorId, AuditAction action, UUID objectId, Instant since) {
        return pending.list().stream()
                .anyMatch(event -> event.action() == action
                        && event.outcome() == AuditOutcome.SUCCESS
                        && event.actorId().filter(actorId::equals).isPresent()
                        && event.objectId().filter(objectId::equals).isPresent()
                        && event.occurredAt().isAfter(since));
    }

    @Override
    public Page<AuditEvent> list(AuditFilter filter, PageRequest page) {
        Optional<Cursor> after = Cursor.after(page, 2);
        Map<String, Object> values = new HashMap<>();
        List<String> conditions = new ArrayList<>();
        filter.from().ifPresent(at -> narrow(conditions, values, "e.occurredAt >= :from", "from", at));
        filter.to().ifPresent(at -> narrow(conditions, values, "e.occurredAt < :to", "to", at));
        filter.actorId().ifPresent(id -> narrow(conditions, values, "e.actorId = :actor", "actor", id));
        filter.patientId().ifPresent(id -> narrow(conditions, values, "e.patientId = :patient", "patient", id));
        filter.action().ifPresent(action -> narrow(conditions, values, "e.action = :action", "action", action));
        filter.outcome().ifPresent(end -> narrow(conditions, values, "e.outcome = :outcome", "outcome", end));
        after.ifPresent(cursor -> {
            // the first half lets the index start there; the second drops what was shown of the same instant
            narrow(conditions, values, "e.occurredAt <= :at", "at", cursor.instant(0));
            narrow(conditions, values, "(e.occurredAt < :at or e.id < :id)", "id", cursor.uuid(1));
        });
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        TypedQuery<AuditEventRow> query = entities.createQuery(
                "select e from AuditEventRow e" + where + " order by e.occurredAt desc, e.id desc",
                AuditEventRow.class);
        values.forEach(query::setParameter);
        List<AuditEvent> read = query.setMaxResults(page.limit() + 1).getResultList().stream()
                .map(AuditEventRow::toEvent)
                .toList();
        return Cursor.page(read, page, event -> Cursor.of(event.occurredAt(), event.id()));
    }

    @Override
    public List<AuditAccess> accessesTo(UUID patientId, Optional<Instant> from, Optional<Instant> to) {
        String[] looks = Arrays.stream(AuditAction.values())
                .filter(action -> action.kind() == AuditAction.Kind.READ)
                .map(Enum::name)
                .toArray(String[]::new);
        return sql.list(
                "select actor_kind, actor_id, min(occurred_at) as first_at, max(occurred_at) as last_at,"
                        + " count(*) filter (where outcome = 'SUCCESS' and action = any(?)) as looks,"
                        + " count(*) filter (where outcome = 'SUCCESS' and action <> all(?)) as changes,"
                        + " count(*) filter (where outcome <> 'SUCCESS') as refused,"
                        + " count(*) filter (where emergency) as in_emergency"
                        + " from audit_event where practice_id = ? and patient_id = ?"
                        + " and occurred_at >= coalesce(?::timestamptz, '-infinity')"
                        + " and occurred_at < coalesce(?::timestamptz, 'infinity')"
                        + " group by actor_kind, actor_id order by last_at desc, actor_id",
                row -> new AuditAccess(
                        Caller.Kind.valueOf(row.getString("actor_kind")),
                        Optional.ofNullable(row.getObject("actor_id", UUID.class)),
                        Sql.instant(row, "first_at"),
                        Sql.instant(row, "last_at"),
                        row.getLong("looks"),
                        row.getLong("changes"),
                        row.getLong("refused"),
                        row.getLong("in_emergency")),
                looks,
                looks,
                tenants.practice(),
                patientId,
                from,
                to);
    }

    @Override
    public Map<UUID, String> names() {
        return names("select id, " + NAME + " as name from staff where practice_id = ?", tenants.practice());
    }

    @Override
    public Map<UUID, String> namesOf(Set<UUID> staffIds) {
        if (staffIds.isEmpty()) {
            return Map.of();
        }
        String[] ids = staffIds.stream().map(UUID::toString).toArray(String[]::new);
        return names("select id, " + NAME + " as name from staff where id = any(?::uuid[])", (Object) ids);
    }

    private Map<UUID, String> names(String select, Object value) {
        Map<UUID, String> names = new HashMap<>();
        sql.list(select, row -> names.put(Sql.uuid(row, "id"), row.getString("name")), value);
        return names;
    }

    private static void narrow(
            List<String> conditions, Map<String, Object> values, String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }
}
