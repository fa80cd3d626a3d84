package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.EmergencyAccess;
import org.florscribe.clinical.encounter.EmergencyAccessRepository;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.shared.PhiText;

/** Charts opened in emergencies, in the table {@code emergency_access}; words are sealed under the patient's key. */
@ApplicationScoped
public class JdbcEmergencyAccessRepository implements EmergencyAccessRepository {

    private static final String TABLE = "emergency_access";

    private static final String SELECT =
            "select a.id, a.patient_id, a.staff_id, a.sealed_reason, a.opened_at, a.ends_at,"
                    + " a.reviewed_by, a.reviewed_at, a.sealed_review, p.data_key_id from emergency_access a"
                    + " join patient p on p.practice_id = a.practice_id and p.id = a.patient_id where a.practice_id = ?";

    private final Sql sql;
    private final TenantTransaction tenants;
    private final Vault vault;

    @Inject
    JdbcEmergencyAccessRepository(Sql sql, TenantTransaction tenants, Vault vault) {
        this.sql = sql;
        this.tenants = tenants;
        this.vault = vault;
    }

    @Override
    public Optional<EmergencyAccess> findForChange(UUID id) {
        return sql.first(SELECT + " and a.id = ? for update of a", this::access, tenants.practice(), id);
    }

    @Override
    public List<EmergencyAccess> openOf(UUID staffId, Instant now) {
        return sql.list(
                SELECT + " and a.staff_id = ? and a.ends_at > ? order by a.opened_at, a.id",
                this::access,
                tenants.practice(),
                staffId,
                now);
    }

    @Override
    public Page<EmergencyAccess> list(boolean unreviewedOnly, PageRequest request) {
        String some = SELECT + (unreviewedOnly ? " and a.reviewed_by is null" : "");
        String order = " order by a.opened_at desc, a.id desc limit " + (request.limit() + 1);
        List<EmergencyAccess> read = Cursor.after(request, 2)
                .map(after -> sql.list(
                        some + " and (a.opened_at, a.id) < (?, ?)" + order,
                        this::access,
                        tenants.practice(),
                        after.instant(0),
                        after.uuid(1)))
                .orElseGet(() -> sql.list(some + order, this::access, tenants.practice()));
        return Cursor.page(read, request, access -> Cursor.of(access.openedAt(), access.id()));
    }

    @Override
    public int waitingFor(UUID reviewer) {
        return sql.first(
                        "select count(*) as waiting from emergency_access where practice_id = ? and reviewed_by is null"
                                + " and staff_id <> ?",
                        row -> row.getInt("waiting"),
                        tenants.practice(),
                        reviewer)
                .orElse(0);
    }

    @Override
    public void add(EmergencyAccess access) {
        sql.update(
                "insert into emergency_access (id, practice_id, patient_id, staff_id, sealed_reason, opened_at, ends_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                access.id(),
                tenants.practice(),
                access.patientId(),
                access.staffId(),
                keyOf(access.patientId()).seal(cell("sealed_reason", access.id()), access.reason()),
                access.openedAt(),
                access.endsAt());
    }

    @Override
    public void change(EmergencyAccess access) {
        sql.update(
                "update emergency_access set ends_at = ?, reviewed_by = ?, reviewed_at = ?, sealed_review = ?"
                        + " where practice_id = ? and id = ?",
                access.endsAt(),
                access.review().map(EmergencyAccess.Review::by),
                access.review().map(EmergencyAccess.Review::at),
                access.review()
                        .map(it -> keyOf(access.patientId()).seal(cell("sealed_review", access.id()), it.finding())),
                tenants.practice(),
                access.id());
    }

    private EmergencyAccess access(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        Optional<Instant> reviewedAt = Sql.optionalInstant(row, "reviewed_at");
        UUID reviewedBy = Sql.uuid(row, "reviewed_by");
        return new EmergencyAccess(
                id,
                Sql.uuid(row, "patient_id"),
                Sql.uuid(row, "staff_id"),
                opened(row, id, "sealed_reason"),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "ends_at"),
                reviewedAt.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new EmergencyAccess.Review(
                                reviewedBy, reviewedAt.get(), opened(row, id, "sealed_review"))));
    }

    /** Empty when the patient's key was destroyed: that somebody looked stays on the list. */
    private PhiText opened(ResultSet row, UUID id, String column) throws SQLException {
        try {
            return vault.key(Sql.uuid(row, "data_key_id")).open(cell(column, id), row.getBytes(column));
        } catch (NotFound e) {
            return PhiText.EMPTY;
        }
    }

    private SubjectKey keyOf(UUID patientId) {
        return vault.key(sql.first(
                        "select data_key_id from patient where practice_id = ? and id = ?",
                        row -> Sql.uuid(row, "data_key_id"),
                        tenants.practice(),
                        patientId)
                .orElseThrow(NotFound::new));
    }

    private static Cell cell(String column, UUID id) {
        return new Cell(TABLE, column, id);
    }
}
