package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.retention.AnnouncedEnd;
import org.florscribe.clinical.retention.PracticeEnds;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.persistence.PracticeRemains;
import org.florscribe.platform.persistence.TenantTransaction;

/** The table {@code practice_end}, and the end itself: keys and what can be deleted go, the rest is noise without them. */
@ApplicationScoped
public class JdbcPracticeEnds implements PracticeEnds {

    private static final String END =
            "select announced_by, announced_at, due_at from practice_end where practice_id = ?";

    @PersistenceContext
    private EntityManager em;

    private final Sql sql;
    private final Vault vault;
    private final TenantTransaction tenants;
    private final Settings settings;

    @Inject
    JdbcPracticeEnds(Sql sql, Vault vault, TenantTransaction tenants, Settings settings) {
        this.sql = sql;
        this.vault = vault;
        this.tenants = tenants;
        this.settings = settings;
    }

    @Override
    public Duration delay() {
        return settings.duration(Setting.PRACTICE_END_DELAY);
    }

    @Override
    public Optional<AnnouncedEnd> find() {
        return sql.first(END, JdbcPracticeEnds::end, tenants.practice());
    }

    /** Who comes second waits; a destroyed practice has no end to come. */
    @Override
    public Optional<AnnouncedEnd> findForChange() {
        sql.list("select pg_advisory_xact_lock(hashtext(?))", row -> true, "practice-end " + tenants.practice());
        return sql.first(
                END + " and exists (select 1 from tenant where id = practice_id and ended_at is null)",
                JdbcPracticeEnds::end,
                tenants.practice());
    }

    @Override
    public boolean announce(AnnouncedEnd end) {
        return sql.update(
                        "insert into practice_end (practice_id, announced_by, announced_at, due_at) values (?, ?, ?, ?) on conflict do nothing",
                        tenants.practice(),
                        end.announcedBy(),
                        end.announcedAt(),
                        end.dueAt())
                == 1;
    }

    @Override
    public boolean takeBack() {
        return findForChange().isPresent()
                && sql.update("delete from practice_end where practice_id = ?", tenants.practice()) == 1;
    }

    @Override
    public boolean isSending() {
        return sql.first(
                        "select 1 from delivery where practice_id = ? and state = 'SENDING'",
                        row -> true,
                        tenants.practice())
                .isPresent();
    }

    @Override
    public int vendorCopies() {
        return sql.first(
                        "select count(*) as copies from vendor_job where practice_id = ? and deleted_at is null",
                        row -> row.getInt("copies"),
                        tenants.practice())
                .orElse(0);
    }

    @Override
    public void destroy(Instant at) {
        em.flush(); // what was changed so far is written before it is passed by
        UUID practice = tenants.practice();
        PracticeRemains.TAKEN_AWAY.forEach(it -> sql.update(it, practice));
        PracticeRemains.MARKED.forEach(it -> sql.update(it, at, practice));
        vault.destroyPractice(at);
        em.clear();
    }

    private static AnnouncedEnd end(ResultSet row) throws SQLException {
        return new AnnouncedEnd(
                Optional.ofNullable(row.getObject("announced_by", UUID.class)),
                Sql.instant(row, "announced_at"),
                Sql.instant(row, "due_at"));
    }
}
