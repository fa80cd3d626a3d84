package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.practice.identity.StaffState;
import org.florscribe.practice.identity.Theme;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.shared.Sha256;
import org.florscribe.shared.StaleVersion;

/** People in the table {@code staff}. */
@ApplicationScoped
public class JdbcStaffRepository implements StaffRepository {

    private static final String COLUMNS =
            "id, practice_id, given_name, family_name, email, password_hash, roles, state, theme, version, created_at";

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcStaffRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public List<Staff> findAnywhere(EmailAddress email) {
        byte[] hash = hash(email);
        tenants.lookUp(hash);
        return sql.list(
                "select " + COLUMNS + " from staff where email_hash = ? order by created_at, id",
                JdbcStaffRepository::staff,
                hash);
    }

    @Override
    public Optional<Staff> find(UUID id) {
        return sql.first("select " + COLUMNS + " from staff where id = ?", JdbcStaffRepository::staff, id);
    }

    @Override
    public Optional<Staff> findForChange(UUID id) {
        return sql.first("select " + COLUMNS + " from staff where id = ? for update", JdbcStaffRepository::staff, id);
    }

    @Override
    public Optional<Staff> find(EmailAddress email) {
        return sql.first(
                "select " + COLUMNS + " from staff where practice_id = ? and email_hash = ?",
                JdbcStaffRepository::staff,
                tenants.practice(),
                hash(email));
    }

    @Override
    public Page<Staff> list(PageRequest page) {
        String order = " order by family_name, given_name, id limit " + (page.limit() + 1);
        List<Staff> read = Cursor.after(page, 3)
                .map(after -> sql.list(
                        "select " + COLUMNS
                                + " from staff where practice_id = ? and (family_name, given_name, id) > (?, ?, ?)"
                                + order,
                        JdbcStaffRepository::staff,
                        tenants.practice(),
                        after.text(0),
                        after.text(1),
                        after.uuid(2)))
                .orElseGet(() -> sql.list(
                        "select " + COLUMNS + " from staff where practice_id = ?" + order,
                        JdbcStaffRepository::staff,
                        tenants.practice()));
        return Cursor.page(read, page, person -> Cursor.of(person.familyName(), person.givenName(), person.id()));
    }

    @Override
    public List<UUID> ownersForChange() {
        return sql.list(
                "select id from staff where 'OWNER' = any(roles) and state = 'ACTIVE' order by id for update",
                row -> Sql.uuid(row, "id"));
    }

    @Override
    public void add(Staff staff) {
        sql.update(
                "insert into staff (" + COLUMNS + ", email_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                staff.id(),
                staff.practiceId(),
                staff.givenName(),
                staff.familyName(),
                staff.email().text(),
                staff.passwordHash(),
                names(staff.roles()),
                staff.state(),
                staff.theme().name().toLowerCase(Locale.ROOT),
                staff.version(),
                staff.createdAt(),
                hash(staff.email()));
    }

    @Override
    public Staff change(Staff staff) {
        return sql
                .list(
                        "update staff set given_name = ?, family_name = ?, password_hash = ?, roles = ?, state = ?, theme = ?,"
                                + " version = version + 1 where id = ? and version = ? returning " + COLUMNS,
                        JdbcStaffRepository::staff,
                        staff.givenName(),
                        staff.familyName(),
                        staff.passwordHash(),
                        names(staff.roles()),
                        staff.state(),
                        staff.theme().name().toLowerCase(Locale.ROOT),
                        staff.id(),
                        staff.version())
                .stream()
                .findFirst()
                .orElseThrow(StaleVersion::new);
    }

    private static Staff staff(ResultSet row) throws SQLException {
        return new Staff(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "practice_id"),
                row.getString("given_name"),
                row.getString("family_name"),
                new EmailAddress(row.getString("email")),
                Optional.ofNullable(row.getString("password_hash")),
                roles((String[]) row.getArray("roles").getArray()),
                StaffState.valueOf(row.getString("state")),
                Theme.valueOf(row.getString("theme").toUpperCase(Locale.ROOT)),
                row.getLong("version"),
                Sql.instant(row, "created_at"));
    }

    private static Set<Role> roles(String[] names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(names).map(Role::valueOf).forEach(roles::add);
        return roles;
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).toArray(String[]::new);
    }

    /** Finds the account before its practice is known; the address itself stands beside it, so the hash needs no key. */
    private static byte[] hash(EmailAddress email) {
        return Sha256.of(email.text());
    }
}
