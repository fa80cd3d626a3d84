package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.keys.Vault;
import org.florscribe.practice.engine.Engine;
import org.florscribe.practice.engine.EngineRepository;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.shared.NotFound;

/** Engines in the table {@code engine}, their keys sealed with the practice's key. */
@ApplicationScoped
public class JpaEngineRepository implements EngineRepository {

    @PersistenceContext
    private EntityManager entities;

    private final Vault vault;

    @Inject
    JpaEngineRepository(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Optional<Engine> find(UUID id) {
        return Optional.ofNullable(entities.find(EngineRow.class, id)).map(row -> row.engine(vault));
    }

    @Override
    public List<Engine> list() {
        return engines(entities.createQuery(
                "select e from EngineRow e where e.removedAt is null order by e.task, e.position, e.createdAt, e.id",
                EngineRow.class));
    }

    @Override
    public List<Engine> list(EngineTask task) {
        return engines(entities.createQuery(
                        "select e from EngineRow e where e.removedAt is null and e.task = :task"
                                + " order by e.position, e.createdAt, e.id",
                        EngineRow.class)
                .setParameter("task", task));
    }

    @Override
    public List<Engine> removedWithKey(Instant before) {
        return engines(entities.createQuery(
                        "select e from EngineRow e where e.removedAt < :before and e.sealedApiKey is not null order by e.id",
                        EngineRow.class)
                .setParameter("before", before));
    }

    @Override
    public Engine add(Engine engine) {
        EngineRow row = new EngineRow(engine, vault);
        entities.persist(row);
        StoredVersion.flush(entities);
        return row.engine(vault);
    }

    @Override
    public Engine update(Engine engine) {
        EngineRow row = entities.find(EngineRow.class, engine.id());
        if (row == null) {
            throw new NotFound();
        }
        StoredVersion.require(row.version(), engine.version());
        row.take(engine, vault);
        StoredVersion.flush(entities);
        return row.engine(vault);
    }

    private List<Engine> engines(TypedQuery<EngineRow> query) {
        return query.getResultStream().map(row -> row.engine(vault)).toList();
    }
}
