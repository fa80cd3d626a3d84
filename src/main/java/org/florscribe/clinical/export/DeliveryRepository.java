package org.florscribe.clinical.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** The write ledger. Sees only the caller's practice; what an EHR said is sealed under the key of the visit. */
public interface DeliveryRepository {

    /** One that something is to be done about. */
    record Due(UUID id, String correlationId) {}

    Optional<Delivery> find(UUID id);

    /** Nobody else changes it until the transaction ends: what a person decides is not lost to a look that ends just then. */
    Optional<Delivery> findForChange(UUID id);

    Optional<Delivery> find(UUID connectionId, DocumentKind kind, UUID of);

    /** Oldest first. */
    List<Delivery> ofEncounter(UUID encounterId);

    /**
     * Newest first.
     *
     * @param state empty for all
     */
    Page<Delivery> list(Optional<UUID> connectionId, Optional<DeliveryState> state, PageRequest request);

    /** What has something to be done by now, oldest first. */
    List<Due> due(UUID connectionId, Instant now, int limit);

    /** When the next thing is to be done for it by itself. */
    Optional<Instant> nextDue(UUID connectionId);

    /** Connections with something to be done by now. */
    List<UUID> connectionsDue(Instant now);

    /** Everything that says SENDING. */
    List<Delivery> sending();

    Map<DeliveryState, Long> counts(UUID connectionId);

    /** @return it with its first version */
    Delivery add(Delivery delivery);

    /** @throws org.florscribe.shared.StaleVersion when another node was first */
    Delivery update(Delivery delivery);
}
