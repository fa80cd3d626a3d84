package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.engine.EngineFound;
import org.florscribe.practice.engine.EngineFoundRepository;

/** What engines were found to be able to, in the table {@code engine_found}. */
@ApplicationScoped
public class JdbcEngineFoundRepository implements EngineFoundRepository {

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcEngineFoundRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public Map<UUID, EngineFound> all() {
        Map<UUID, EngineFound> byEngine = new HashMap<>();
        sql.list(
                        "select engine_id, form, words, voices, found_at from engine_found where practice_id = ?",
                        row -> Map.entry(
                                Sql.uuid(row, "engine_id"),
                                new EngineFound(
                                        row.getString("form"),
                                        row.getBoolean("words"),
                                        row.getBoolean("voices"),
                                        Sql.instant(row, "found_at"))),
                        tenants.practice())
                .forEach(it -> byEngine.put(it.getKey(), it.getValue()));
        return byEngine;
    }

    @Override
    public void put(UUID engineId, EngineFound found) {
        sql.update(
                "insert into engine_found (engine_id, practice_id, form, words, voices, found_at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (engine_id) do update set form = excluded.form, words = excluded.words,"
                        + " voices = excluded.voices, found_at = excluded.found_at",
                engineId,
                tenants.practice(),
                found.form(),
                found.words(),
                found.voices(),
                found.foundAt());
    }

    @Override
    public void forget(UUID engineId) {
        sql.update("delete from engine_found where practice_id = ? and engine_id = ?", tenants.practice(), engineId);
    }
}
