package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.signature.Addendum;
import org.florscribe.clinical.signature.AddendumRepository;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.platform.persistence.TenantTransaction;

/** Addenda in table {@code addendum}. */
@ApplicationScoped
public class JpaAddendumRepository implements AddendumRepository {

    @PersistenceContext
    private EntityManager entities;

    private final TenantTransaction tenants;
    private final VisitKeys keys;

    @Inject
    JpaAddendumRepository(TenantTransaction tenants, VisitKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    @Override
    public List<Addendum> list(ClinicalNote note) {
        SubjectKey key = keys.of(note.encounterId());
        return entities.createQuery(
                        "select a from AddendumRow a where a.noteId = :note order by a.createdAt, a.id",
                        AddendumRow.class)
                .setParameter("note", note.id())
                .getResultStream()
                .map(row -> row.toAddendum(key))
                .toList();
    }

    @Override
    public void add(Addendum addendum, UUID encounterId) {
        entities.persist(new AddendumRow(tenants.practice(), addendum, keys.of(encounterId)));
    }
}
