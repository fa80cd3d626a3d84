package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.patient.LegalHold;
import org.florscribe.clinical.patient.LegalHoldRepository;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.PhiText;

/** Holds in the table {@code legal_hold}. Their reasons are sealed with the practice's own key: the patient's may be gone one day. */
@ApplicationScoped
public class JdbcLegalHoldRepository implements LegalHoldRepository {

    private static final String COLUMNS =
            "select id, patient_id, sealed_reason, placed_by, placed_at, lifted_by, lifted_at from legal_hold";

    private final Sql sql;
    private final Vault vault;
    private final TenantTransaction tenants;

    @Inject
    JdbcLegalHoldRepository(Sql sql, Vault vault, TenantTransaction tenants) {
        this.sql = sql;
        this.vault = vault;
        this.tenants = tenants;
    }

    @Override
    public Optional<LegalHold> inForce(UUID patientId) {
        return sql.first(
                COLUMNS + " where practice_id = ? and patient_id = ? and lifted_at is null",
                this::hold,
                tenants.practice(),
                patientId);
    }

    @Override
    public List<LegalHold> ofPatient(UUID patientId) {
        return sql.list(
                COLUMNS + " where practice_id = ? and patient_id = ? order by placed_at desc, id desc",
                this::hold,
                tenants.practice(),
                patientId);
    }

    @Override
    public boolean isHeld(UUID patientId) {
        // whoever places one waits for who destroys, and the other way round
        sql.list(
                "select id from patient where practice_id = ? and id = ? for update",
                row -> true,
                tenants.practice(),
                patientId);
        return sql.first(
                        "select 1 from legal_hold where practice_id = ? and patient_id = ? and lifted_at is null",
                        row -> true,
                        tenants.practice(),
                        patientId)
                .isPresent();
    }

    @Override
    public boolean isAnyHeld() {
        return sql.first(
                        "select 1 from legal_hold where practice_id = ? and lifted_at is null limit 1",
                        row -> true,
                        tenants.practice())
                .isPresent();
    }

    @Override
    public void add(LegalHold hold) {
        sql.update(
                "insert into legal_hold (id, practice_id, patient_id, sealed_reason, placed_by, placed_at) values (?, ?, ?, ?, ?, ?)",
                hold.id(),
                tenants.practice(),
                hold.patientId(),
                vault.sealForPractice(cell(hold.id()), hold.reason().reveal().getBytes(StandardCharsets.UTF_8)),
                hold.placedBy(),
                hold.placedAt());
    }

    @Override
    public void lift(UUID holdId, UUID liftedBy, Instant at) {
        sql.update(
                "update legal_hold set lifted_by = ?, lifted_at = ? where practice_id = ? and id = ? and lifted_at is null",
                liftedBy,
                at,
                tenants.practice(),
                holdId);
    }

    private LegalHold hold(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        return new LegalHold(
                id,
                Sql.uuid(row, "patient_id"),
                PhiText.of(new String(
                        vault.openForPractice(cell(id), row.getBytes("sealed_reason")), StandardCharsets.UTF_8)),
                Sql.uuid(row, "placed_by"),
                Sql.instant(row, "placed_at"),
                Optional.ofNullable(row.getObject("lifted_by", UUID.class)),
                Sql.optionalInstant(row, "lifted_at"));
    }

    private static Cell cell(UUID id) {
        return new Cell("legal_hold", "sealed_reason", id);
    }
}
