package org.florscribe.clinical.encounter;

import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** Where visits are kept. Sees only the caller's practice. */
public interface EncounterRepository {

    Optional<Encounter> find(UUID id);

    /** @throws org.florscribe.shared.NotFound when there is none that the caller may see */
    Encounter get(UUID id);

    /**
     * As {@link #get}, and nobody else changes it until this transaction ends. Who changes a visit together with what hangs
     * on it takes the visit first, so that two who do wait for each other and never block each other.
     *
     * @throws org.florscribe.shared.Denied {@code emergency-reads-only} to whom an emergency shows it and nothing else
     */
    Encounter getForChange(UUID id);

    /** As {@link #getForChange}, where nothing is changed but something of the visit leaves the product. */
    void requireMoreThanEmergency(UUID id);

    /** Stores a new visit and makes its data key. */
    void add(Encounter encounter);

    /**
     * Stores the visit as changed by its verbs.
     *
     * @return it with its new version
     * @throws org.florscribe.shared.StaleVersion when it was changed meanwhile
     */
    Encounter update(Encounter encounter);

    /** A day's visits by time, otherwise the newest first. */
    Page<Encounter> list(EncounterFilter filter, PageRequest request);

    /** The visits of any day at this stage, the oldest first: what waited longest is done first. */
    Page<Encounter> waiting(EncounterStage stage, PageRequest request);

    /** How many visits are at this stage, counted no further than {@code most}. */
    int count(EncounterStage stage, int most);
}
