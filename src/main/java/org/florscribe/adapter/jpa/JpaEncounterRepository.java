package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterFilter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.platform.keys.KeySubject;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.platform.keys.Vault;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
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
                .filter(row -> !row.isDestroyed())
                .map(row -> row.encounter(vault.key(row.dataKeyId())));
    }

    @Override
    public Encounter get(UUID id) {
        return find(id).orElseThrow(NotFound::new);
    }

    @Override
    public Encounter getForChange(UUID id) {
        EncounterRow row = em.find(EncounterRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            get(id); // what an emergency shows is found like this, and only like this
            throw EmergencyReads.only();
        }
        if (row.isDestroyed()) {
            throw new NotFound();
        }
        return row.encounter(vault.key(row.dataKeyId()));
    }

    @Override
    public void requireMoreThanEmergency(UUID id) {
        getForChange(id);
    }

    @Override
    public void add(Encounter encounter) {
        UUID dataKeyId = vault.newKey(KeySubject.ENCOUNTER, encounter.id(), encounter.patientId());
        em.persist(new EncounterRow(caller.get().practice(), dataKeyId, encounter, vault.key(dataKeyId)));
        StoredVersion.flush(em);
    }

    @Override
    public Encounter update(Encounter encounter) {
        EncounterRow row = em.find(EncounterRow.class, encounter.id());
        if (row == null || row.isDestroyed()) {
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
        StoredVersion.flush(em);
        return row.encounter(key);
    }

    @Override
    public Page<Encounter> list(EncounterFilter filter, PageRequest request) {
        boolean byTime = filter.day().isPresent();
        Optional<Cursor> after = Cursor.after(request, 2);
        String beyond = byTime
                ? " and e.scheduledAt >= :at and (e.scheduledAt > :at or e.id > :id)"
                : " and e.scheduledAt <= :at and (e.scheduledAt < :at or e.id < :id)";
        TypedQuery<EncounterRow> query = em.createQuery(
                "select e from EncounterRow e where e.destroyedAt is null"
                        + (byTime ? " and e.visitOn = :day" : "")
                        + (filter.stage().isPresent() ? " and e.stage = :stage" : "")
                        + (filter.patientId().isPresent() ? " and e.patientId = :patient" : "")
                        + (after.isPresent() ? beyond : "")
                        + (byTime ? " order by e.scheduledAt, e.id" : " order by e.scheduledAt desc, e.id desc"),
                EncounterRow.class);
        filter.day().ifPresent(day -> query.setParameter("day", day));
        filter.stage().ifPresent(stage -> query.setParameter("stage", stage));
        filter.patientId().ifPresent(patient -> query.setParameter("patient", patient));
        after.ifPresent(cursor -> query.setParameter("at", cursor.instant(0)).setParameter("id", cursor.uuid(1)));
        return page(query, request);
    }

    @Override
    public Page<Encounter> waiting(EncounterStage stage, PageRequest request) {
        Optional<Cursor> after = Cursor.after(request, 2);
        TypedQuery<EncounterRow> query = em.createQuery(
                        "select e from EncounterRow e where e.destroyedAt is null and e.stage = :stage"
                                + (after.isPresent()
                                        ? " and e.scheduledAt >= :at and (e.scheduledAt > :at or e.id > :id)"
                                        : "")
                                + " order by e.scheduledAt, e.id",
                        EncounterRow.class)
                .setParameter("stage", stage);
        after.ifPresent(cursor -> query.setParameter("at", cursor.instant(0)).setParameter("id", cursor.uuid(1)));
        return page(query, request);
    }

    @Override
    public int count(EncounterStage stage, int most) {
        return em.createQuery(
                        "select e.id from EncounterRow e where e.destroyedAt is null and e.stage = :stage order by e.scheduledAt desc, e.id desc",
                        UUID.class)
                .setParameter("stage", stage)
                .setMaxResults(most)
                .getResultList()
                .size();
    }

    private Page<Encounter> page(TypedQuery<EncounterRow> query, PageRequest request) {
        List<EncounterRow> rows = query.setMaxResults(request.limit() + 1).getResultList();
        Map<UUID, SubjectKey> keys =
                vault.keys(rows.stream().map(EncounterRow::dataKeyId).toList());
        List<Encounter> visits = rows.stream()
                .map(row -> row.encounter(
                        Optional.ofNullable(keys.get(row.dataKeyId())).orElseThrow(NotFound::new)))
                .toList();
        return Cursor.page(visits, request, visit -> Cursor.of(visit.scheduledAt(), visit.id()));
    }
}
