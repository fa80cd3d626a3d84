package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.extraction.Extraction;
import org.florscribe.clinical.extraction.ExtractionRepository;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.NotFound;

/** Findings in table {@code extraction}. */
@ApplicationScoped
public class JpaExtractionRepository implements ExtractionRepository {

    @PersistenceContext
    private EntityManager entities;

    private final TenantTransaction tenants;
    private final VisitKeys keys;

    @Inject
    JpaExtractionRepository(TenantTransaction tenants, VisitKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    @Override
    public Optional<Extraction> find(UUID encounterId) {
        return row(encounterId).map(row -> row.toExtraction(keys.of(encounterId)));
    }

    @Override
    public void add(Extraction extraction) {
        entities.persist(new ExtractionRow(tenants.practice(), extraction, keys.of(extraction.encounterId())));
        StoredVersion.flush(entities);
    }

    @Override
    public void update(Extraction extraction) {
        ExtractionRow row = row(extraction.encounterId()).orElseThrow(NotFound::new);
        StoredVersion.require(row.version(), extraction.version());
        row.change(extraction, keys.of(extraction.encounterId()));
        StoredVersion.flush(entities);
    }

    @Override
    public void remove(UUID encounterId) {
        row(encounterId).ifPresent(entities::remove);
        StoredVersion.flush(entities);
    }

    private Optional<ExtractionRow> row(UUID encounterId) {
        return entities.createQuery("select e from ExtractionRow e where e.encounterId = :visit", ExtractionRow.class)
                .setParameter("visit", encounterId)
                .getResultStream()
                .findFirst();
    }
}
