package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.florscribe.shared.NotFound;

/** The data key of a visit, for everything that hangs on it. */
@ApplicationScoped
class VisitKeys {

    @PersistenceContext
    private EntityManager entities;

    private final Vault vault;
    private final DataSources dataSources;

    @Inject
    VisitKeys(Vault vault, DataSources dataSources) {
        this.vault = vault;
        this.dataSources = dataSources;
    }

    /** @throws NotFound when there is no such visit in this practice */
    SubjectKey of(UUID encounterId) {
        // as a query of the entity manager, so that a visit added in this transaction is written first
        List<?> found = entities.createNativeQuery(
                        "select data_key_id from encounter where id = ?1 and destroyed_at is null")
                .setParameter(1, encounterId)
                .getResultList();
        if (found.isEmpty()) {
            throw new NotFound();
        }
        return vault.key((UUID) found.get(0));
    }

    /** Of those of these visits that are in this practice and whose key was not destroyed, by visit. */
    Map<UUID, SubjectKey> ofAll(Collection<UUID> encounterIds) {
        Map<UUID, SubjectKey> keys = new HashMap<>();
        if (encounterIds.isEmpty()) {
            return keys;
        }
        Map<UUID, UUID> dataKeys = new HashMap<>();
        try (Connection connection = dataSources.inTransaction();
                var select = connection.prepareStatement(
                        "select id, data_key_id from encounter where id = any(?) and destroyed_at is null")) {
            select.setArray(1, connection.createArrayOf("uuid", encounterIds.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    dataKeys.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
        Map<UUID, SubjectKey> opened = vault.keys(dataKeys.values());
        dataKeys.forEach((visit, dataKey) -> {
            SubjectKey key = opened.get(dataKey);
            if (key != null) {
                keys.put(visit, key);
            }
        });
        return keys;
    }
}
