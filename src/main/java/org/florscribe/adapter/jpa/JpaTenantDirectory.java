package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.florscribe.practice.identity.EndedPractices;
import org.florscribe.practice.tenant.TenantDirectory;

/** The table {@code tenant}, which holds nothing but ids and ends. */
@ApplicationScoped
@Transactional
public class JpaTenantDirectory implements TenantDirectory, EndedPractices {

    @PersistenceContext
    private EntityManager em;

    @Override
    public List<UUID> practices() {
        return ids("select id from tenant where ended_at is null order by id");
    }

    @Override
    public List<UUID> all() {
        return ids("select id from tenant order by id");
    }

    @Override
    public boolean hasEnded(UUID practiceId) {
        return !em.createNativeQuery("select 1 from tenant where id = ?1 and ended_at is not null")
                .setParameter(1, practiceId)
                .getResultList()
                .isEmpty();
    }

    private List<UUID> ids(String query) {
        List<?> ids = em.createNativeQuery(query).getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }
}
