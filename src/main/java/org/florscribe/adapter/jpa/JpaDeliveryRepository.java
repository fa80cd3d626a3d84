package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.export.Delivery;
import org.florscribe.clinical.export.DeliveryRepository;
import org.florscribe.clinical.export.DeliveryState;
import org.florscribe.clinical.export.DocumentKind;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** The write ledger in the table {@code delivery}; what an EHR said, and whom it means, is sealed under the key of the visit. */
@ApplicationScoped
public class JpaDeliveryRepository implements DeliveryRepository {

    @PersistenceContext
    private EntityManager entities;

    private final VisitKeys keys;

    @Inject
    JpaDeliveryRepository(VisitKeys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<Delivery> find(UUID id) {
        return Optional.ofNullable(entities.find(DeliveryRow.class, id)).map(this::opened);
    }

    @Override
    public Optional<Delivery> findForChange(UUID id) {
        return Optional.ofNullable(entities.find(DeliveryRow.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(this::opened);
    }

    @Override
    public Optional<Delivery> find(UUID connectionId, DocumentKind kind, UUID of) {
        return entities.createQuery(
                        "select d from DeliveryRow d where d.connectionId = :connection and d.document = :kind"
                                + " and d.subjectId = :subject",
                        DeliveryRow.class)
                .setParameter("connection", connectionId)
                .setParameter("kind", kind)
                .setParameter("subject", of)
                .getResultStream()
                .map(this::opened)
                .findFirst();
    }

    @Override
    public List<Delivery> ofEncounter(UUID encounterId) {
        return opened(entities.createQuery(
                        "select d from DeliveryRow d where d.encounterId = :encounter order by d.id", DeliveryRow.class)
                .setParameter("encounter", encounterId)
                .getResultList());
    }

    // ids sort by the time they were made (UUID version 7)
    @Override
    public Page<Delivery> list(Optional<UUID> connectionId, Optional<DeliveryState> state, PageRequest request) {
        Optional<UUID> after = Cursor.after(request, 1).map(cursor -> cursor.uuid(0));
        TypedQuery<DeliveryRow> query = entities.createQuery(
                "select d from DeliveryRow d where d.id is not null"
                        + (connectionId.isPresent() ? " and d.connectionId = :connection" : "")
                        + (state.isPresent() ? " and d.state = :state" : "")
                        + (after.isPresent() ? " and d.id < :after" : "")
                        + " order by d.id desc",
                DeliveryRow.class);
        connectionId.ifPresent(id -> query.setParameter("connection", id));
        state.ifPresent(it -> query.setParameter("state", it));
        after.ifPresent(id -> query.setParameter("after", id));
        List<Delivery> found = opened(query.setMaxResults(request.limit() + 1).getResultList());
        return Cursor.page(found, request, delivery -> Cursor.of(delivery.id()));
    }

    @Override
    public List<Due> due(UUID connectionId, Instant now, int limit) {
        return entities.createQuery(
                        "select d.id, d.correlationId from DeliveryRow d where d.connectionId = :connection"
                                + " and d.nextAttemptAt <= :now order by d.id",
                        Object[].class)
                .setParameter("connection", connectionId)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Due((UUID) row[0], (String) row[1]))
                .toList();
    }

    @Override
    public Optional<Instant> nextDue(UUID connectionId) {
        return Optional.ofNullable(entities.createQuery(
                        "select min(d.nextAttemptAt) from DeliveryRow d where d.connectionId = :connection",
                        Instant.class)
                .setParameter("connection", connectionId)
                .getSingleResult());
    }

    @Override
    public List<UUID> connectionsDue(Instant now) {
        return entities.createQuery(
                        "select distinct d.connectionId from DeliveryRow d where d.nextAttemptAt <= :now", UUID.class)
                .setParameter("now", now)
                .getResultList();
    }

    @Override
    public List<Delivery> sending() {
        return opened(entities.createQuery(
                        "select d from DeliveryRow d where d.state = :sending order by d.id", DeliveryRow.class)
                .setParameter("sending", DeliveryState.SENDING)
                .getResultList());
    }

    @Override
    public Map<DeliveryState, Long> counts(UUID connectionId) {
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            counts.put(state, 0L);
        }
        entities.createQuery(
                        "select d.state, count(d) from DeliveryRow d where d.connectionId = :connection group by d.state",
                        Object[].class)
                .setParameter("connection", connectionId)
                .getResultStream()
                .forEach(row -> counts.put((DeliveryState) row[0], (Long) row[1]));
        return counts;
    }

    @Override
    public Delivery add(Delivery delivery) {
        DeliveryRow row =
                new DeliveryRow(delivery, () -> keys.of(delivery.subject().encounterId()));
        entities.persist(row);
        StoredVersion.flush(entities);
        return opened(row);
    }

    @Override
    public Delivery update(Delivery delivery) {
        DeliveryRow row = entities.find(DeliveryRow.class, delivery.id());
        if (row == null) {
            throw new NotFound();
        }
        StoredVersion.require(row.version(), delivery.version());
        row.take(delivery, () -> keys.of(delivery.subject().encounterId()));
        StoredVersion.flush(entities);
        return opened(row);
    }

    private Delivery opened(DeliveryRow row) {
        return row.delivery(row.needsKey() ? keys.of(row.encounterId()) : null);
    }

    private List<Delivery> opened(List<DeliveryRow> rows) {
        Map<UUID, SubjectKey> opened = keys.ofAll(rows.stream()
                .filter(DeliveryRow::needsKey)
                .map(DeliveryRow::encounterId)
                .distinct()
                .toList());
        return rows.stream()
                .map(row -> row.delivery(opened.get(row.encounterId())))
                .toList();
    }
}
