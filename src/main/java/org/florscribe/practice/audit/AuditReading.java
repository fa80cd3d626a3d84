package org.florscribe.practice.audit;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.practice.identity.Allowance;
import org.florscribe.practice.identity.CurrentCaller;
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
    private final AuditBundle bundles;
    private final CurrentCaller caller;
    private final Clock clock;

    @Inject
    AuditReading(
            AuditEventRepository events, AuditTrail trail, AuditBundle bundles, CurrentCaller caller, Clock clock) {
        this.events = events;
        this.trail = trail;
        this.bundles = bundles;
        this.caller = caller;
        this.clock = clock;
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

    /** As {@link #export}, as FHIR AuditEvents. */
    @Limited(Allowance.EXPORTS)
    @Requires(Permission.VIEW_AUDIT)
    public Bundle bundle(AuditFilter filter, PageRequest page) {
        Stretch stretch = read(filter, page, AuditAction.AUDIT_EXPORTED);
        List<AuditEvent> lines = stretch.events().items();
        byte[] json = bundles.of(caller.get().practice(), clock.instant(), lines, stretch.names());
        return new Bundle(json, stretch.events().next());
    }

    /** Whom the log can be narrowed to. Their names are in the log itself, so this is no line of its own. */
    @Requires(Permission.VIEW_AUDIT)
    public Map<UUID, String> people() {
        return events.names();
    }

    /**
     * A stretch of the log as FHIR.
     *
     * @param next the cursor of what comes after; empty at the end
     */
    public record Bundle(byte[] json, Optional<String> next) {

        @Override
        public String toString() {
            return "Bundle[" + json.length + " bytes]";
        }
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
