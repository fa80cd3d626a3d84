package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.export.EhrConnection;
import org.florscribe.clinical.export.EhrConnectionRepository;
import org.florscribe.platform.keys.Vault;
import org.florscribe.shared.NotFound;

/** Connections in the table {@code ehr_connection}, their credentials sealed with the practice's key. */
@ApplicationScoped
public class JpaEhrConnectionRepository implements EhrConnectionRepository {

    @PersistenceContext
    private EntityManager entities;

    private final Vault vault;

    @Inject
    JpaEhrConnectionRepository(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Optional<EhrConnection> find(UUID id) {
        return Optional.ofNullable(entities.find(EhrConnectionRow.class, id)).map(row -> row.connection(vault));
    }

    @Override
    public List<EhrConnection> list() {
        return entities.createQuery(
                        "select c from EhrConnectionRow c where c.removedAt is null order by lower(c.name), c.id",
                        EhrConnectionRow.class)
                .getResultStream()
                .map(row -> row.connection(vault))
                .toList();
    }

    @Override
    public Optional<EhrConnection> findDefault() {
        return entities.createQuery("select c from EhrConnectionRow c where c.isDefault = true", EhrConnectionRow.class)
                .getResultStream()
                .map(row -> row.connection(vault))
                .findFirst();
    }

    @Override
    public EhrConnection add(EhrConnection connection) {
        EhrConnectionRow row = new EhrConnectionRow(connection, vault);
        entities.persist(row);
        StoredVersion.flush(entities);
        return row.connection(vault);
    }

    @Override
    public EhrConnection update(EhrConnection connection) {
        EhrConnectionRow row = entities.find(EhrConnectionRow.class, connection.id());
        if (row == null) {
            throw new NotFound();
        }
        StoredVersion.require(row.version(), connection.version());
        row.take(connection, vault);
        StoredVersion.flush(entities);
        return row.connection(vault);
    }
}
