package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.platform.keys.Vault;
import org.florscribe.shared.NotFound;

/** The data key of a visit, for everything that hangs on it. */
@ApplicationScoped
class VisitKeys {

    @PersistenceContext
    private EntityManager entities;

    private final Vault vault;

    @Inject
    VisitKeys(Vault vault) {
        this.vault = vault;
    }

    /** @throws NotFound when there is no such visit in this practice */
    SubjectKey of(UUID encounterId) {
        // as a query of the entity manager, so that a visit added in this transaction is written first
        List<?> found = entities.createNativeQuery("select data_key_id from encounter where id = ?1")
                .setParameter(1, encounterId)
                .getResultList();
        if (found.isEmpty()) {
            throw new NotFound();
        }
        return vault.key((UUID) found.get(0));
    }
}
