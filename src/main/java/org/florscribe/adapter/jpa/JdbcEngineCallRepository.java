package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.engine.EngineCall;
import org.florscribe.practice.engine.EngineCallRepository;
import org.florscribe.practice.engine.EngineFigures;
import org.florscribe.practice.engine.EngineOutcome;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.TokenUse;
import org.florscribe.practice.engine.VisitCost;

/** Turns of engines in the table {@code engine_call}; rows are added and never changed, figures are counted by the database. */
@ApplicationScoped
public class JdbcEngineCallRepository implements EngineCallRepository {

    private static final String COLUMNS =
            "id, practice_id, encounter_id, engine_id, task, outcome, audio_ms, cost_micros,"
                    + " took_ms, request_id, called_at, model, prompt_version, model_calls, tokens_in, tokens_out, reason";

    private static final String FIGURES = """
            select engine_id,
              count(*) filter (where outcome not in ('KEPT', 'HELD_BACK', 'NOT_ALLOWED', 'LATE')) as calls,
              count(*) filter (where outcome not in ('DONE', 'KEPT', 'HELD_BACK', 'NOT_ALLOWED', 'OVERTAKEN', 'LATE', 'MEASURED')) as failures,
              count(*) filter (where outcome = 'KEPT') as kept,
              percentile_cont(0.5) within group (order by took_ms) filter (where outcome = 'DONE') as median_ms,
              percentile_cont(0.95) within group (order by took_ms) filter (where outcome = 'DONE') as slow_ms,
              coalesce(sum(audio_ms) filter (where outcome in ('DONE', 'BAD_SUCCESS')), 0) as audio_ms,
              coalesce(sum(model_calls), 0) as model_calls,
              coalesce(sum(tokens_in), 0) as tokens_in, coalesce(sum(tokens_out), 0) as tokens_out,
              coalesce(sum(cost_micros), 0) as cost_micros,
              (array_agg(outcome order by called_at desc)
                filter (where outcome not in ('DONE', 'KEPT', 'HELD_BACK', 'NOT_ALLOWED', 'OVERTAKEN', 'LATE', 'MEASURED')))[1] as failure,
              max(called_at) filter (where outcome not in ('DONE', 'KEPT', 'HELD_BACK', 'NOT_ALLOWED', 'OVERTAKEN', 'LATE', 'MEASURED')) as failed_at
            from engine_call where practice_id = ? and called_at >= ? and engine_id is not null group by engine_id""";

    private static final String COSTS = """
            select c.encounter_id, min(c.called_at) as called_at, count(*) as calls,
              coalesce(sum(c.audio_ms) filter (where c.outcome in ('DONE', 'BAD_SUCCESS')), 0) as audio_ms,
              coalesce(sum(c.audio_ms) filter (where c.outcome = 'KEPT'), 0) as kept_ms,
              sum(c.cost_micros) as cost_micros, array_agg(distinct e.name order by e.name) as engines
            from engine_call c join engine e on e.practice_id = c.practice_id and e.id = c.engine_id
              join encounter v on v.practice_id = c.practice_id and v.id = c.encounter_id
            where c.practice_id = ? and c.called_at >= ? and (c.outcome in ('DONE', 'BAD_SUCCESS', 'KEPT') or c.cost_micros > 0)
            group by c.encounter_id order by cost_micros desc, audio_ms desc, called_at desc limit ?""";

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcEngineCallRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public void add(EngineCall call) {
        sql.update(
                "insert into engine_call (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                call.id(),
                call.practiceId(),
                call.encounterId(),
                call.engineId(),
                call.task(),
                call.outcome(),
                call.audioMs(),
                call.costMicros(),
                call.took().toMillis(),
                call.requestId(),
                call.calledAt(),
                call.model(),
                call.promptVersion(),
                call.use().calls(),
                call.use().in(),
                call.use().out(),
                call.reason());
    }

    @Override
    public List<EngineCall> ofVisit(UUID encounterId) {
        return sql.list(
                "select " + COLUMNS
                        + " from engine_call where practice_id = ? and encounter_id = ? and exists (select 1 from encounter v"
                        + " where v.practice_id = engine_call.practice_id and v.id = engine_call.encounter_id)"
                        + " order by called_at, id",
                JdbcEngineCallRepository::call,
                tenants.practice(),
                encounterId);
    }

    @Override
    public Map<UUID, EngineFigures> figures(Instant since) {
        Map<UUID, EngineFigures> byEngine = new HashMap<>();
        sql.list(FIGURES, row -> byEngine.put(Sql.uuid(row, "engine_id"), figures(row)), tenants.practice(), since);
        return byEngine;
    }

    @Override
    public List<VisitCost> costs(Instant since, int most) {
        return sql.list(
                COSTS,
                row -> new VisitCost(
                        Sql.uuid(row, "encounter_id"),
                        Sql.instant(row, "called_at"),
                        List.of((String[]) row.getArray("engines").getArray()),
                        row.getLong("calls"),
                        row.getLong("audio_ms"),
                        row.getLong("kept_ms"),
                        row.getLong("cost_micros")),
                tenants.practice(),
                since,
                most);
    }

    private static EngineCall call(ResultSet row) throws SQLException {
        return new EngineCall(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "practice_id"),
                Sql.uuid(row, "encounter_id"),
                Optional.ofNullable(row.getObject("engine_id", UUID.class)),
                EngineTask.valueOf(row.getString("task")),
                EngineOutcome.valueOf(row.getString("outcome")),
                row.getLong("audio_ms"),
                row.getLong("cost_micros"),
                Duration.ofMillis(row.getLong("took_ms")),
                use(row),
                Optional.ofNullable(row.getString("model")),
                Optional.ofNullable(row.getString("prompt_version")),
                Optional.ofNullable(row.getString("request_id")),
                Optional.ofNullable(row.getString("reason")),
                Sql.instant(row, "called_at"));
    }

    private static TokenUse use(ResultSet row) throws SQLException {
        return new TokenUse(row.getInt("model_calls"), row.getLong("tokens_in"), row.getLong("tokens_out"));
    }

    private static EngineFigures figures(ResultSet row) throws SQLException {
        String failure = row.getString("failure");
        Optional<Instant> failedAt = Sql.optionalInstant(row, "failed_at");
        return new EngineFigures(
                row.getLong("calls"),
                row.getLong("failures"),
                row.getLong("kept"),
                millis(row, "median_ms"),
                millis(row, "slow_ms"),
                row.getLong("audio_ms"),
                use(row),
                row.getLong("cost_micros"),
                failedAt.map(at -> new EngineFigures.LastFailure(EngineOutcome.valueOf(failure), at)));
    }

    private static Optional<Duration> millis(ResultSet row, String column) throws SQLException {
        double found = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(found)));
    }
}
