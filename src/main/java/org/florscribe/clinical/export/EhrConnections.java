package org.florscribe.clinical.export;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.StaleVersion;

/** The charts a practice sends its notes to. Who changes one decides where patients' data go, so the password is asked for. */
@ApplicationService
public class EhrConnections {

    private static final String CONNECTION = "ehr_connection";

    private final EhrConnectionRepository connections;
    private final DeliveryRepository deliveries;
    private final DeliveryQueue queue;
    private final EhrGateway ehr;
    private final Reauthentication reauthentication;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    EhrConnections(
            EhrConnectionRepository connections,
            DeliveryRepository deliveries,
            DeliveryQueue queue,
            EhrGateway ehr,
            Reauthentication reauthentication,
            AuditTrail trail,
            CurrentCaller callers,
            Clock clock) {
        this.connections = connections;
        this.deliveries = deliveries;
        this.queue = queue;
        this.ehr = ehr;
        this.reauthentication = reauthentication;
        this.trail = trail;
        this.callers = callers;
        this.clock = clock;
    }

    /** By name. */
    @Requires(Permission.MANAGE_PRACTICE)
    public List<ConnectionView> list() {
        trail.record(AuditAction.CONNECTIONS_LISTED, CONNECTION);
        return connections.list().stream().map(this::view).toList();
    }

    @Requires(Permission.MANAGE_PRACTICE)
    public ConnectionView get(UUID id) {
        return view(used(id));
    }

    /** @param isDefault whether signed notes go there by themselves; the first connection of a practice may be it or not */
    @Requires(Permission.MANAGE_PRACTICE)
    public ConnectionView add(EhrConnection.Terms terms, boolean isDefault) {
        reauthentication.requireRecent();
        requireFreeName(terms.name(), Optional.empty());
        if (isDefault) {
            nobodyIsDefault();
        }
        EhrConnection added = connections.add(
                EhrConnection.made(Ids.next(), callers.get().practice(), terms, isDefault, clock.instant()));
        trail.record(AuditAction.CONNECTION_ADDED, CONNECTION, added.id());
        return view(added);
    }

    /**
     * @param version the one that was looked at
     * @throws Conflict {@code deliveries-open} when it is to lead elsewhere while nobody knows what became of something sent
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public ConnectionView change(UUID id, ConnectionChange change, long version) {
        EhrConnection before = used(id);
        reauthentication.requireRecent();
        if (before.version() != version) {
            throw new StaleVersion();
        }
        EhrConnection.Terms terms = change.applyTo(before.terms());
        requireFreeName(terms.name(), Optional.of(id));
        if (!terms.baseUrl().equals(before.terms().baseUrl())) {
            requireSettled(id);
        }
        boolean isDefault = change.isDefault().orElse(before.isDefault());
        if (isDefault && !before.isDefault()) {
            nobodyIsDefault();
        }
        EhrConnection stored =
                connections.update(before.with(terms, clock.instant()).asDefault(isDefault));
        ehr.forget(stored);
        trail.record(AuditAction.CONNECTION_CHANGED, CONNECTION, id);
        queue.now(stored.practiceId(), id);
        return view(stored);
    }

    /**
     * Nothing is sent there any more. What was delivered stays on record.
     *
     * @throws Conflict {@code deliveries-open}
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public void remove(UUID id) {
        EhrConnection before = used(id);
        reauthentication.requireRecent();
        requireSettled(id);
        connections.update(before.removed(clock.instant()));
        ehr.forget(before);
        trail.record(AuditAction.CONNECTION_REMOVED, CONNECTION, id);
        queue.now(before.practiceId(), id);
    }

    /** The connection itself, for {@link ConnectionTest}. */
    @Requires(Permission.MANAGE_PRACTICE)
    public EhrConnection toTest(UUID id) {
        EhrConnection connection = used(id);
        trail.record(AuditAction.CONNECTION_TESTED, CONNECTION, id);
        return connection;
    }

    /** A test passed: what waits is tried at once. */
    @Requires(Permission.MANAGE_PRACTICE)
    public void passed(UUID id) {
        EhrConnection connection = used(id);
        queue.now(connection.practiceId(), id);
    }

    private EhrConnection used(UUID id) {
        return connections.find(id).filter(it -> !it.isRemoved()).orElseThrow(NotFound::new);
    }

    private ConnectionView view(EhrConnection connection) {
        return new ConnectionView(connection, ehr.line(connection), deliveries.counts(connection.id()));
    }

    private void nobodyIsDefault() {
        connections.findDefault().ifPresent(it -> connections.update(it.asDefault(false)));
    }

    private void requireFreeName(String name, Optional<UUID> own) {
        boolean taken = connections.list().stream()
                .filter(it -> !Optional.of(it.id()).equals(own))
                .anyMatch(it -> it.terms().name().equalsIgnoreCase(name));
        if (taken) {
            throw new InvalidInput("name", "Another connection has this name.");
        }
    }

    private void requireSettled(UUID id) {
        Map<DeliveryState, Long> counts = deliveries.counts(id);
        long open = counts.getOrDefault(DeliveryState.UNKNOWN, 0L) + counts.getOrDefault(DeliveryState.SENDING, 0L);
        if (open > 0) {
            throw new Conflict(
                    "deliveries-open",
                    "It is not known yet whether " + (open == 1 ? "1 delivery" : open + " deliveries")
                            + " arrived there. Settle that first.");
        }
    }
}
