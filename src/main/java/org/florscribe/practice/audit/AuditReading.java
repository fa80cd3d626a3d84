package org.florscribe.practice.audit;

import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.practice.identity.Allowance;
import org.florscribe.practice.identity.Limited;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** Reading the access log: who saw or did what. Reading it is itself a line in it. */
@ApplicationService
public class AuditReading {

    private final AuditEventRepository events;
    private final AuditTrail trail;

    @Inject
    AuditReading(AuditEventRepository events, AuditTrail trail) {
        this.events = events;
        this.trail = trail;
    }

    /** A stretch of the log and the names of the people in it. */
    public record Stretch(Page<AuditEvent> events, Map<UUID, String> names) {
        public Stretch {
            names = Map.copyOf(names);
        }
    }

    /** Newest first. */
    @Requires(Permission.VIEW_AUDIT)
    public Stretch list(AuditFilter filter, PageRequest page) {
        return read(filter, page, AuditAction.AUDIT_VIEWED);
    }

    /** As {@link #list}, to be taken away as a file. */
    @Limited(Allowance.EXPORTS)
    @Requires(Permission.VIEW_AUDIT)
    public Stretch export(AuditFilter filter, PageRequest page) {
        return read(filter, page, AuditAction.AUDIT_EXPORTED);
    }

    private Stretch read(AuditFilter filter, PageRequest page, AuditAction action) {
        Page<AuditEvent> found = events.list(filter, page);
        Set<UUID> actors = found.items().stream()
                .flatMap(event -> event.actorId().stream())
                .collect(Collectors.toSet());
        trail.record(action, "audit_event", null, filter.patientId().orElse(null));
        return new Stretch(found, events.namesOf(actors));
    }
}
