package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.engine.QualityMeasure;
import org.florscribe.practice.engine.QualityRun;
import org.florscribe.practice.engine.QualityRunRepository;

/** Quality runs in the table {@code quality_run}: figures, and no word of a visit. */
@ApplicationScoped
public class JdbcQualityRunRepository implements QualityRunRepository {

    private static final String SELECT = "select * from quality_run where practice_id = ?";

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcQualityRunRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public Optional<QualityRun> find(UUID id) {
        return sql.first(SELECT + " and id = ?", JdbcQualityRunRepository::run, tenants.practice(), id);
    }

    @Override
    public List<QualityRun> ofEngine(UUID engineId, int most) {
        return sql.list(
                SELECT + " and engine_id = ? order by asked_at desc, id desc limit ?",
                JdbcQualityRunRepository::run,
                tenants.practice(),
                engineId,
                most);
    }

    @Override
    public void add(QualityRun run) {
        sql.update(
                "insert into quality_run (id, practice_id, engine_id, fingerprint, own_visits, most_visits, asked_by, asked_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                run.id(),
                run.practiceId(),
                run.engineId(),
                run.fingerprint(),
                run.ownVisits(),
                run.mostVisits(),
                run.askedBy(),
                run.askedAt());
    }

    @Override
    public void end(QualityRun run) {
        QualityRun.Result result = run.result().orElseThrow();
        sql.update(
                "update quality_run set measured = ?, failed = ?, compared_with = ?, figures = ?::jsonb,"
                        + " compared_figures = ?::jsonb, reason = ?, finished_at = ?"
                        + " where practice_id = ? and id = ? and finished_at is null",
                result.measured(),
                result.failed(),
                result.comparedWith(),
                json(result.figures()),
                json(result.comparedFigures()),
                result.reason(),
                result.finishedAt(),
                run.practiceId(),
                run.id());
    }

    private static QualityRun run(ResultSet row) throws SQLException {
        Optional<QualityRun.Result> result = row.getTimestamp("finished_at") == null
                ? Optional.empty()
                : Optional.of(new QualityRun.Result(
                        row.getInt("measured"),
                        row.getInt("failed"),
                        figures(row.getString("figures")),
                        row.getString("compared_with"),
                        figures(row.getString("compared_figures")),
                        row.getString("reason"),
                        Sql.instant(row, "finished_at")));
        return new QualityRun(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "practice_id"),
                Sql.uuid(row, "engine_id"),
                row.getString("fingerprint"),
                row.getBoolean("own_visits"),
                row.getInt("most_visits"),
                Sql.uuid(row, "asked_by"),
                Sql.instant(row, "asked_at"),
                result);
    }

    private static String json(Map<QualityMeasure, Double> figures) {
        Map<String, Double> named = new TreeMap<>();
        figures.forEach((measure, value) -> named.put(measure.name(), value));
        return new String(SealedJson.write(named), StandardCharsets.UTF_8);
    }

    /** A measure of another version of the product is left out. */
    private static Map<QualityMeasure, Double> figures(String json) {
        Map<?, ?> named = SealedJson.read(json.getBytes(StandardCharsets.UTF_8), Map.class);
        Map<QualityMeasure, Double> figures = new EnumMap<>(QualityMeasure.class);
        for (QualityMeasure measure : QualityMeasure.values()) {
            if (named.get(measure.name()) instanceof Number value) {
                figures.put(measure, value.doubleValue());
            }
        }
        return figures;
    }
}
