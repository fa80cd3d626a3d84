package org.florscribe.clinical.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** Where steps are kept. Sees only the caller's practice. */
public interface StepRepository {

    Optional<PipelineStep> find(UUID stepId);

    Optional<PipelineStep> find(UUID encounterId, StepKind kind);

    /** In the order of the steps. */
    List<PipelineStep> ofEncounter(UUID encounterId);

    /** Of these visits, in the order of the steps, in one query. */
    List<PipelineStep> ofEncounters(Collection<UUID> encounterIds);

    void removeAll(UUID encounterId);

    /** @return it with its first version */
    PipelineStep add(PipelineStep step);

    /**
     * Stores the step as changed by its verbs and gives it with its new version.
     *
     * @throws org.florscribe.shared.StaleVersion when another node was first
     */
    PipelineStep update(PipelineStep step);

    /** Waiting and running steps, oldest first, at most {@code limit}, kept for the caller; without those that somebody is changing. */
    List<PipelineStep> unfinishedForChange(int limit);

    /** Parked and not discarded, oldest first. */
    Page<PipelineStep> parked(PageRequest request);

    /** Everything that is not done, newest first. */
    Page<PipelineStep> open(PageRequest request);

    Map<StepState, Long> counts();
}
