package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.platform.keys.KeySubject;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.platform.keys.Vault;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.StaleVersion;

/** Visits in the table {@code encounter}; what tells of the patient is sealed under the visit's own key. */
@ApplicationScoped
public class JpaEncounterRepository implements EncounterRepository {

    @PersistenceContext
    private EntityManager em;

    private final Vault vault;
    private final CurrentCaller caller;

    @Inject
    JpaEncounterRepository(Vault vault, CurrentCaller caller) {
        this.vault = vault;
        this.caller = caller;
    }

    @Override
    public Optional<Encounter> find(UUID id) {
        return Optional.ofNullable(em.find(EncounterRow.class, id))
                .map(row -> row.encounter(vault.key(row.dataKeyId())));
    }

    @Override
    public Encounter get(UUID id) {
        return find(id).orElseThrow(NotFound::new);
    }

    @Override
    public void add(Encounter encounter) {
        UUID dataKeyId = vault.newKey(KeySubject.ENCOUNTER, encounter.id(), encounter.patientId());
        em.persist(new EncounterRow(caller.get().practice(), dataKeyId, encounter, vault.key(dataKeyId)));
        em.flush();
    }

    @Override
    public Encounter update(Encounter encounter) {
        EncounterRow row = em.find(EncounterRow.class, encounter.id());
        if (row == null) {
            throw new NotFound();
        }
        if (row.version() != encounter.version()) {
            throw new StaleVersion();
        }
        if (!row.patientId().equals(encounter.patientId())) {
            vault.rebind(row.dataKeyId(), encounter.patientId());
        }
        SubjectKey key = vault.key(row.dataKeyId());
        row.take(encounter, key);
        em.flush();
        return row.encounter(key);
    }
}
