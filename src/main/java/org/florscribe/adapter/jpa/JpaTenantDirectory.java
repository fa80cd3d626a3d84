package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.florscribe.practice.tenant.TenantDirectory;

/** The table {@code tenant}, which holds nothing but ids. */
@ApplicationScoped
@Transactional
public class JpaTenantDirectory implements TenantDirectory {

    @PersistenceContext
    private EntityManager em;

    @Override
    public List<UUID> practices() {
        List<?> ids = em.createNativeQuery("select id from tenant order by id").getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }
}
