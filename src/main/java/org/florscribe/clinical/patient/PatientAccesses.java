package org.florscribe.clinical.patient;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.practice.audit.AuditAccess;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditBundle;
import org.florscribe.practice.audit.AuditEvent;
import org.florscribe.practice.audit.AuditEventRepository;
import org.florscribe.practice.audit.AuditFilter;
import org.florscribe.practice.audit.AuditTable;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Allowance;
import org.florscribe.practice.identity.ChartSight;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Limited;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;
import org.florscribe.shared.PhiText;

/**
 * Who has looked at a patient: what somebody who asks is told, and what a practice looks into. Nothing of the chart itself is
 * shown, so auditors see it of every patient, of those too whose chart was destroyed. Each report is itself a line about them.
 */
@ApplicationService
public class PatientAccesses {

    /** More than a person reads and less than memory bears. */
    static final int MOST_LINES = 10_000;

    private final PatientRepository patients;
    private final AuditEventRepository events;
    private final AuditTrail trail;
    private final AuditBundle bundles;
    private final ChartSight sight;
    private final CurrentCaller caller;
    private final Clock clock;

    @Inject
    PatientAccesses(
            PatientRepository patients,
            AuditEventRepository events,
            AuditTrail trail,
            AuditBundle bundles,
            ChartSight sight,
            CurrentCaller caller,
            Clock clock) {
        this.patients = patients;
        this.events = events;
        this.trail = trail;
        this.bundles = bundles;
        this.sight = sight;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * From when to when.
     *
     * @param from included; empty: from the beginning of the log
     * @param to not included; empty: until now
     */
    public record Span(Optional<Instant> from, Optional<Instant> to) {}

    /** Everybody who had to do with a patient, the last one first, and their names. */
    public record Report(UUID patientId, List<AuditAccess> accesses, Map<UUID, String> names) {
        public Report {
            accesses = List.copyOf(accesses);
            names = Map.copyOf(names);
        }
    }

    /** The number of the patient with this record number, for whoever may not leaf through the register. */
    @Limited(Allowance.SEARCHES)
    @Requires(Permission.VIEW_AUDIT)
    public Optional<UUID> withRecordNumber(PhiText mrn) {
        sight.seeEveryChart();
        Optional<UUID> found = patients.withMrn(mrn).map(Patient::id);
        trail.record(AuditAction.PATIENTS_SEARCHED, "patient", null, found.orElse(null));
        return found;
    }

    @Requires(Permission.VIEW_AUDIT)
    public Report of(UUID patientId, Span span) {
        requireKnown(patientId);
        List<AuditAccess> accesses = events.accessesTo(patientId, span.from(), span.to());
        trail.record(AuditAction.AUDIT_VIEWED, "audit_event", null, patientId);
        Set<UUID> people =
                accesses.stream().flatMap(access -> access.actorId().stream()).collect(Collectors.toSet());
        return new Report(patientId, accesses, events.namesOf(people));
    }

    /** Every line about the patient, newest first, as CSV. */
    @Limited(Allowance.EXPORTS)
    @Requires(Permission.VIEW_AUDIT)
    public byte[] table(UUID patientId, Span span) {
        List<AuditEvent> lines = lines(patientId, span);
        return AuditTable.of(lines, namesIn(lines)).getBytes(StandardCharsets.UTF_8);
    }

    /** Every line about the patient, newest first, as a FHIR bundle of AuditEvents. */
    @Limited(Allowance.EXPORTS)
    @Requires(Permission.VIEW_AUDIT)
    public byte[] bundle(UUID patientId, Span span) {
        List<AuditEvent> lines = lines(patientId, span);
        return bundles.of(caller.get().practice(), clock.instant(), lines, namesIn(lines));
    }

    private List<AuditEvent> lines(UUID patientId, Span span) {
        requireKnown(patientId);
        var filter = new AuditFilter(
                span.from(), span.to(), Optional.empty(), Optional.of(patientId), Optional.empty(), Optional.empty());
        List<AuditEvent> lines = Page.all(request -> events.list(filter, request))
                .limit(MOST_LINES + 1)
                .toList();
        if (lines.size() > MOST_LINES) {
            throw new InvalidInput(
                    "from", "There are more than " + MOST_LINES + " lines about this patient. Ask for fewer days.");
        }
        trail.record(AuditAction.AUDIT_EXPORTED, "audit_event", null, patientId);
        return lines;
    }

    private Map<UUID, String> namesIn(List<AuditEvent> lines) {
        return events.namesOf(
                lines.stream().flatMap(line -> line.actorId().stream()).collect(Collectors.toSet()));
    }

    private void requireKnown(UUID patientId) {
        sight.seeEveryChart();
        if (!patients.isKnown(patientId)) {
            throw new NotFound();
        }
    }
}
