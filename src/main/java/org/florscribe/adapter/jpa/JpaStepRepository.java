package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;
import org.florscribe.clinical.pipeline.PipelineStep;
import org.florscribe.clinical.pipeline.StepKind;
import org.florscribe.clinical.pipeline.StepRepository;
import org.florscribe.clinical.pipeline.StepState;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.shared.StaleVersion;

/** Steps in the table {@code pipeline_step}. They hold no patient data, so nothing here is sealed. */
@ApplicationScoped
public class JpaStepRepository implements StepRepository {

    private static final String UNFINISHED = "s.state in (org.florscribe.clinical.pipeline.StepState.WAITING,"
            + " org.florscribe.clinical.pipeline.StepState.RUNNING)";
    private static final String PARKED =
            "s.state = org.florscribe.clinical.pipeline.StepState.PARKED and s.discardedReason is null";

    @PersistenceContext
    private EntityManager em;

    @Override
    public Optional<PipelineStep> find(UUID stepId) {
        return Optional.ofNullable(em.find(PipelineStepRow.class, stepId)).map(PipelineStepRow::step);
    }

    @Override
    public Optional<PipelineStep> find(UUID encounterId, StepKind kind) {
        return em.createQuery(
                        "select s from PipelineStepRow s where s.encounterId = :encounter and s.kind = :kind",
                        PipelineStepRow.class)
                .setParameter("encounter", encounterId)
                .setParameter("kind", kind)
                .getResultStream()
                .map(PipelineStepRow::step)
                .findFirst();
    }

    @Override
    public List<PipelineStep> ofEncounter(UUID encounterId) {
        return em.createQuery("select s from PipelineStepRow s where s.encounterId = :encounter", PipelineStepRow.class)
                .setParameter("encounter", encounterId)
                .getResultStream()
                .map(PipelineStepRow::step)
                .sorted(Comparator.comparing(PipelineStep::kind))
                .toList();
    }

    @Override
    public List<PipelineStep> ofEncounters(Collection<UUID> encounterIds) {
        if (encounterIds.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        "select s from PipelineStepRow s where s.encounterId in :encounters", PipelineStepRow.class)
                .setParameter("encounters", encounterIds)
                .getResultStream()
                .map(PipelineStepRow::step)
                .sorted(Comparator.comparing(PipelineStep::kind))
                .toList();
    }

    @Override
    public void removeAll(UUID encounterId) {
        em.createQuery("select s from PipelineStepRow s where s.encounterId = :encounter", PipelineStepRow.class)
                .setParameter("encounter", encounterId)
                .getResultList()
                .forEach(em::remove);
        StoredVersion.flush(em);
    }

    @Override
    public PipelineStep add(PipelineStep step) {
        PipelineStepRow row = new PipelineStepRow(step);
        em.persist(row);
        StoredVersion.flush(em);
        return row.step();
    }

    @Override
    public PipelineStep update(PipelineStep step) {
        PipelineStepRow row = em.find(PipelineStepRow.class, step.id());
        if (row == null) {
            throw new NotFound();
        }
        if (row.version() != step.version()) {
            throw new StaleVersion();
        }
        row.take(step);
        StoredVersion.flush(em);
        return row.step();
    }

    @Override
    @SuppressWarnings("unchecked") // JPA has no typed native query, and no word for rows that others hold
    public List<PipelineStep> unfinishedForChange(int limit) {
        Stream<PipelineStepRow> rows = em.createNativeQuery(
                        "select * from pipeline_step where state in ('WAITING', 'RUNNING') order by id limit ?1"
                                + " for update skip locked",
                        PipelineStepRow.class)
                .setParameter(1, limit)
                .setHint(QueryHints.REFRESH, HintValues.TRUE)
                .getResultStream();
        return rows.map(PipelineStepRow::step).toList();
    }

    @Override
    public Page<PipelineStep> parked(PageRequest request) {
        return page(PARKED, request);
    }

    @Override
    public Page<PipelineStep> open(PageRequest request) {
        return page("(" + UNFINISHED + " or " + PARKED + ")", request);
    }

    // ids sort by the time they were made (UUID version 7)
    private Page<PipelineStep> page(String condition, PageRequest request) {
        Optional<UUID> after = Cursor.after(request, 1).map(cursor -> cursor.uuid(0));
        TypedQuery<PipelineStepRow> query = em.createQuery(
                "select s from PipelineStepRow s where " + condition + (after.isPresent() ? " and s.id > :after" : "")
                        + " order by s.id",
                PipelineStepRow.class);
        after.ifPresent(id -> query.setParameter("after", id));
        List<PipelineStep> found = query.setMaxResults(request.limit() + 1)
                .getResultStream()
                .map(PipelineStepRow::step)
                .toList();
        return Cursor.page(found, request, step -> Cursor.of(step.id()));
    }

    @Override
    public Map<StepState, Long> counts() {
        Map<StepState, Long> counts = new EnumMap<>(StepState.class);
        for (StepState state : StepState.values()) {
            counts.put(state, 0L);
        }
        em.createQuery("select s.state, count(s) from PipelineStepRow s group by s.state", Object[].class)
                .getResultStream()
                .forEach(row -> counts.put((StepState) row[0], (Long) row[1]));
        return counts;
    }
}
