package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.retention.DeletionCertificate;
import org.florscribe.clinical.retention.DestroyedRecords;
import org.florscribe.clinical.retention.DestructionReason;
import org.florscribe.clinical.retention.SignedCertificate;
import org.florscribe.platform.keys.KeySubject;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** Destroys keys, deletes what no rule keeps, marks visits and patients, and keeps certificates in the table {@code destruction}. */
@ApplicationScoped
public class JdbcDestroyedRecords implements DestroyedRecords {

    private static final String CERTIFICATES =
            "select id, subject_kind, subject_id, reason, destroyed_at, certificate, signature from destruction where practice_id = ?";

    @PersistenceContext
    private EntityManager em;

    private final Sql sql;
    private final Vault vault;
    private final TenantTransaction tenants;

    @Inject
    JdbcDestroyedRecords(Sql sql, Vault vault, TenantTransaction tenants) {
        this.sql = sql;
        this.vault = vault;
        this.tenants = tenants;
    }

    @Override
    public List<UUID> visitsOf(UUID patientId) {
        return sql.list(
                "select id from encounter where practice_id = ? and patient_id = ? and destroyed_at is null order by id",
                row -> Sql.uuid(row, "id"),
                tenants.practice(),
                patientId);
    }

    @Override
    public boolean isBeingSent(UUID encounterId) {
        return sql.first(
                        "select 1 from delivery where practice_id = ? and encounter_id = ? and state = 'SENDING'",
                        row -> true,
                        tenants.practice(),
                        encounterId)
                .isPresent();
    }

    @Override
    public List<UUID> destroyVisit(UUID encounterId, Instant at) {
        em.flush(); // what was changed so far is written before it is passed by
        UUID practice = tenants.practice();
        sql.update("delete from pipeline_step where practice_id = ? and encounter_id = ?", practice, encounterId);
        sql.update("delete from engine_result where practice_id = ? and encounter_id = ?", practice, encounterId);
        sql.update("delete from caption where practice_id = ? and encounter_id = ?", practice, encounterId);
        sql.update(
                "update delivery set state = 'PARKED', next_attempt_at = null, sealed_words = null, reason_code = 'VISIT_DESTROYED'"
                        + " where practice_id = ? and encounter_id = ? and state in ('QUEUED', 'UNKNOWN', 'PARKED')",
                practice,
                encounterId);
        sql.update(
                "update recording set fingerprint = null, sealed_peaks = null, sealed_measurement = null where practice_id = ? and encounter_id = ?",
                practice,
                encounterId);
        List<UUID> keys = new ArrayList<>();
        vault.destroyKey(KeySubject.ENCOUNTER, encounterId, at).ifPresent(keys::add);
        sql.update(
                "update encounter set destroyed_at = ?, attention_code = null where practice_id = ? and id = ?",
                at,
                practice,
                encounterId);
        em.clear();
        return keys;
    }

    @Override
    public List<UUID> destroyPatient(UUID patientId, Instant at) {
        em.flush();
        UUID practice = tenants.practice();
        sql.update("delete from patient_name_token where practice_id = ? and patient_id = ?", practice, patientId);
        sql.update(
                "update patient set sealed_mrn = null, mrn_index = null, birth_date_index = '', destroyed_at = ? where practice_id = ? and id = ?",
                at,
                practice,
                patientId);
        List<UUID> keys = new ArrayList<>();
        vault.destroyKey(KeySubject.PATIENT, patientId, at).ifPresent(keys::add);
        em.clear();
        return keys;
    }

    @Override
    public void add(DeletionCertificate certificate, SignedCertificate signed) {
        sql.update(
                "insert into destruction (id, practice_id, subject_kind, subject_id, patient_id, reason, asked_by, destroyed_at, certificate, signature)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                certificate.id(),
                certificate.practiceId(),
                certificate.kind(),
                certificate.subjectId(),
                certificate.patientId(),
                certificate.reason(),
                certificate.askedBy(),
                certificate.destroyedAt(),
                signed.text(),
                signed.signature());
    }

    @Override
    public Page<SignedCertificate> list(PageRequest page) {
        Optional<Cursor> after = Cursor.after(page, 2);
        List<Object> values = new ArrayList<>(List.of(tenants.practice()));
        after.ifPresent(cursor -> values.addAll(List.of(cursor.instant(0), cursor.uuid(1))));
        values.add(page.limit() + 1);
        List<SignedCertificate> found = sql.list(
                CERTIFICATES
                        + (after.isPresent() ? " and (destroyed_at, id) < (?, ?)" : "")
                        + " order by destroyed_at desc, id desc limit ?",
                JdbcDestroyedRecords::certificate,
                values.toArray());
        return Cursor.page(found, page, it -> Cursor.of(it.destroyedAt(), it.id()));
    }

    @Override
    public Optional<SignedCertificate> find(UUID id) {
        return sql.first(CERTIFICATES + " and id = ?", JdbcDestroyedRecords::certificate, tenants.practice(), id);
    }

    @Override
    public Optional<SignedCertificate> findOf(DeletionCertificate.Kind kind, UUID subjectId) {
        return sql.first(
                CERTIFICATES + " and subject_kind = ? and subject_id = ?",
                JdbcDestroyedRecords::certificate,
                tenants.practice(),
                kind,
                subjectId);
    }

    private static SignedCertificate certificate(ResultSet row) throws SQLException {
        return new SignedCertificate(
                Sql.uuid(row, "id"),
                DeletionCertificate.Kind.valueOf(row.getString("subject_kind")),
                Sql.uuid(row, "subject_id"),
                DestructionReason.valueOf(row.getString("reason")),
                Sql.instant(row, "destroyed_at"),
                row.getString("certificate"),
                row.getBytes("signature"));
    }
}
