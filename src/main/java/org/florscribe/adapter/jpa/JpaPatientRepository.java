package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.patient.PatientRepository;
import org.florscribe.platform.keys.BlindIndex;
import org.florscribe.platform.keys.KeySubject;
import org.florscribe.platform.keys.NameQuery;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.platform.keys.Vault;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.shared.PhiText;
import org.florscribe.shared.StaleVersion;

/** Patients in the table {@code patient}, each sealed under a key of its own and found through blind indexes. */
@ApplicationScoped
public class JpaPatientRepository implements PatientRepository {

    /** How many a truncated hash may bring before they are compared in clear. */
    private static final int CANDIDATES = 500;

    private static final String UNIQUE_VIOLATION = "23505";

    @PersistenceContext
    private EntityManager em;

    private final Vault vault;
    private final BlindIndex index;
    private final PatientNames names;
    private final CurrentCaller caller;

    @Inject
    JpaPatientRepository(Vault vault, BlindIndex index, PatientNames names, CurrentCaller caller) {
        this.vault = vault;
        this.index = index;
        this.names = names;
        this.caller = caller;
    }

    @Override
    public Optional<Patient> find(UUID id) {
        return Optional.ofNullable(em.find(PatientRow.class, id))
                .filter(row -> !row.isDestroyed())
                .map(row -> row.patient(vault.key(row.dataKeyId())));
    }

    @Override
    public boolean isKnown(UUID id) {
        return em.find(PatientRow.class, id) != null;
    }

    @Override
    public Patient get(UUID id) {
        return find(id).orElseThrow(NotFound::new);
    }

    @Override
    public Patient getForChange(UUID id) {
        PatientRow row = em.find(PatientRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            get(id); // whom an emergency shows is found like this, and only like this
            throw EmergencyReads.only();
        }
        return row.patient(vault.key(row.dataKeyId()));
    }

    @Override
    public Map<UUID, Patient> all(Collection<UUID> ids) {
        Map<UUID, Patient> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            open(em.createQuery(
                                    "select p from PatientRow p where p.destroyedAt is null and p.id in :ids",
                                    PatientRow.class)
                            .setParameter("ids", ids)
                            .getResultList())
                    .forEach(patient -> found.put(patient.id(), patient));
        }
        return found;
    }

    @Override
    public void add(Patient patient) {
        UUID practiceId = caller.get().practice();
        UUID dataKeyId = vault.newKey(KeySubject.PATIENT, patient.id(), patient.id());
        PatientRow row =
                new PatientRow(patient.id(), practiceId, dataKeyId, caller.get().staffId(), patient.createdAt());
        fill(row, patient.demographics(), vault.key(dataKeyId));
        em.persist(row);
        flush();
        names.store(practiceId, patient.id(), patient.demographics());
    }

    @Override
    public Patient update(Patient patient) {
        PatientRow row = em.find(PatientRow.class, patient.id());
        if (row == null || row.isDestroyed()) {
            throw new NotFound();
        }
        if (row.version() != patient.version()) {
            throw new StaleVersion();
        }
        SubjectKey key = vault.key(row.dataKeyId());
        fill(row, patient.demographics(), key);
        flush();
        names.store(caller.get().practice(), patient.id(), patient.demographics());
        return row.patient(key);
    }

    @Override
    public Page<Patient> list(PageRequest request) {
        // ids sort by the time they were made (UUID version 7)
        Optional<UUID> after = Cursor.after(request, 1).map(cursor -> cursor.uuid(0));
        TypedQuery<PatientRow> query = em.createQuery(
                "select p from PatientRow p where p.destroyedAt is null"
                        + (after.isPresent() ? " and p.id < :after" : "")
                        + " order by p.id desc",
                PatientRow.class);
        after.ifPresent(id -> query.setParameter("after", id));
        List<PatientRow> rows = query.setMaxResults(request.limit() + 1).getResultList();
        return Cursor.page(open(rows), request, patient -> Cursor.of(patient.id()));
    }

    @Override
    public Optional<Patient> withMrn(PhiText mrn) {
        return open(em.createQuery(
                                "select p from PatientRow p where p.destroyedAt is null and p.mrnIndex = :hash",
                                PatientRow.class)
                        .setParameter("hash", index.mrn(mrn.reveal()))
                        .getResultList())
                .stream()
                .findFirst();
    }

    @Override
    public List<Patient> bornOn(LocalDate birthDate, int limit) {
        return open(em.createQuery(
                                "select p from PatientRow p where p.destroyedAt is null and p.birthDateIndex = :hash order by p.id desc",
                                PatientRow.class)
                        .setParameter("hash", index.birthDate(birthDate))
                        .setMaxResults(CANDIDATES)
                        .getResultList())
                .stream()
                .filter(patient -> patient.demographics().birthDate().equals(birthDate))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Patient> likelySame(Patient.Demographics person) {
        NameQuery entered = names.parse(person.fullName());
        return bornOn(person.birthDate(), CANDIDATES).stream()
                .filter(other -> matches(entered, other.demographics())
                        || matches(names.parse(other.demographics().fullName()), person))
                .findFirst();
    }

    @Override
    public List<Patient> named(String words, int limit) {
        NameQuery query = names.parse(words);
        if (query.isEmpty()) {
            return List.of();
        }
        return all(names.candidates(query, CANDIDATES)).values().stream()
                .filter(patient -> matches(query, patient.demographics()))
                .limit(limit)
                .toList();
    }

    /** Whoever sees only their own patients learns of a taken record number here, and nothing of whose it is. */
    private void flush() {
        try {
            StoredVersion.flush(em);
        } catch (PersistenceException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                    throw new Conflict("mrn-taken", "Another patient already has this record number.");
                }
            }
            throw e;
        }
    }

    private static boolean matches(NameQuery query, Patient.Demographics person) {
        return query.matches(person.givenName().reveal(), person.familyName().reveal());
    }

    private void fill(PatientRow row, Patient.Demographics person, SubjectKey key) {
        row.take(
                person,
                key,
                index.birthDate(person.birthDate()),
                person.mrn().map(mrn -> index.mrn(mrn.reveal())).orElse(null));
    }

    private List<Patient> open(List<PatientRow> rows) {
        Map<UUID, SubjectKey> keys =
                vault.keys(rows.stream().map(PatientRow::dataKeyId).toList());
        return rows.stream()
                .map(row -> {
                    SubjectKey key = keys.get(row.dataKeyId());
                    if (key == null) {
                        throw new NotFound(); // its key was destroyed: the patient is gone for good
                    }
                    return row.patient(key);
                })
                .toList();
    }
}
