package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.encounter.ContextRepository;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.practice.identity.CurrentCaller;

/** Context items in the table {@code context_item}, sealed under the key of their visit. */
@ApplicationScoped
public class JpaContextRepository implements ContextRepository {

    @PersistenceContext
    private EntityManager em;

    private final VisitKeys keys;
    private final CurrentCaller caller;

    @Inject
    JpaContextRepository(VisitKeys keys, CurrentCaller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @Override
    public void add(UUID encounterId, ContextItem item, UUID recordedBy, Instant recordedAt) {
        em.persist(new ContextItemRow(
                caller.get().practice(), encounterId, item, recordedBy, recordedAt, keys.of(encounterId)));
        em.flush();
    }

    @Override
    public List<ContextItem> of(UUID encounterId) {
        List<ContextItemRow> rows = em.createQuery(
                        "select c from ContextItemRow c where c.encounterId = :encounter order by c.recordedAt, c.id",
                        ContextItemRow.class)
                .setParameter("encounter", encounterId)
                .getResultList();
        if (rows.isEmpty()) {
            return List.of();
        }
        SubjectKey key = keys.of(encounterId);
        return rows.stream().map(row -> row.item(key)).toList();
    }

    @Override
    public boolean remove(UUID encounterId, UUID itemId) {
        return em.createQuery("delete from ContextItemRow c where c.id = :id and c.encounterId = :encounter")
                        .setParameter("id", itemId)
                        .setParameter("encounter", encounterId)
                        .executeUpdate()
                == 1;
    }
}
