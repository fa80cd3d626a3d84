package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineTrial;
import org.florscribe.practice.engine.EngineTrialRepository;

/** Trials in the table {@code engine_trial}, one for each engine. */
@ApplicationScoped
public class JdbcEngineTrialRepository implements EngineTrialRepository {

    private static final String SELECT =
            "select id, practice_id, engine_id, asked_at, fault, words, reason, took_ms, finished_at from engine_trial";

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcEngineTrialRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public Optional<EngineTrial> find(UUID id) {
        return sql.first(
                SELECT + " where practice_id = ? and id = ?", JdbcEngineTrialRepository::trial, tenants.practice(), id);
    }

    @Override
    public Map<UUID, EngineTrial> newest() {
        Map<UUID, EngineTrial> byEngine = new HashMap<>();
        sql.list(SELECT + " where practice_id = ?", JdbcEngineTrialRepository::trial, tenants.practice())
                .forEach(it -> byEngine.put(it.engineId(), it));
        return byEngine;
    }

    @Override
    public void put(EngineTrial trial) {
        sql.update(
                "insert into engine_trial (id, practice_id, engine_id, asked_at, words, reason) values (?, ?, ?, ?, '', '')"
                        + " on conflict (practice_id, engine_id) do update set id = excluded.id, asked_at = excluded.asked_at,"
                        + " fault = null, words = '', reason = '', took_ms = null, finished_at = null",
                trial.id(),
                trial.practiceId(),
                trial.engineId(),
                trial.askedAt());
    }

    @Override
    public void end(EngineTrial trial) {
        EngineTrial.Result result = trial.result().orElseThrow();
        sql.update(
                "update engine_trial set fault = ?, words = ?, reason = ?, took_ms = ?, finished_at = ?"
                        + " where practice_id = ? and id = ?",
                result.fault(),
                result.words(),
                result.reason(),
                result.took().toMillis(),
                result.finishedAt(),
                trial.practiceId(),
                trial.id());
    }

    private static EngineTrial trial(ResultSet row) throws SQLException {
        Optional<EngineFault> fault =
                Optional.ofNullable(row.getString("fault")).map(EngineFault::valueOf);
        String words = row.getString("words");
        String reason = row.getString("reason");
        Duration took = Duration.ofMillis(row.getLong("took_ms"));
        return new EngineTrial(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "practice_id"),
                Sql.uuid(row, "engine_id"),
                Sql.instant(row, "asked_at"),
                Sql.optionalInstant(row, "finished_at")
                        .map(at -> new EngineTrial.Result(fault, words, reason, took, at)));
    }
}
