package org.florscribe.clinical.encounter;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter.Cancellation;
import org.florscribe.clinical.patient.PatientRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.practice.identity.StaffState;
import org.florscribe.practice.tenant.PracticeRepository;
import org.florscribe.practice.webhook.VisitMilestone;
import org.florscribe.practice.webhook.WebhookEvent;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Denied;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.PhiText;
import org.florscribe.shared.StaleVersion;

/** Planning a visit, calling it off, and giving it to the right patient. */
@ApplicationService
public class VisitPlanning {

    private static final String ENCOUNTER = "encounter";
    private static final int LONGEST_REASON = 300;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Duration FURTHEST = Duration.ofDays(3_653);

    private final EncounterRepository encounters;
    private final PatientRepository patients;
    private final PracticeRepository practices;
    private final StaffRepository staff;
    private final Instance<ConversationDestruction> keepers;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Event<ContextChanged> contextChanges;
    private final Event<VisitChanged> changes;
    private final Event<VisitMilestone> milestones;
    private final Clock clock;

    @Inject
    VisitPlanning(
            EncounterRepository encounters,
            PatientRepository patients,
            PracticeRepository practices,
            StaffRepository staff,
            Instance<ConversationDestruction> keepers,
            AuditTrail audit,
            CurrentCaller caller,
            Event<ContextChanged> contextChanges,
            Event<VisitChanged> changes,
            Event<VisitMilestone> milestones,
            Clock clock) {
        this.encounters = encounters;
        this.patients = patients;
        this.practices = practices;
        this.staff = staff;
        this.keepers = keepers;
        this.audit = audit;
        this.caller = caller;
        this.contextChanges = contextChanges;
        this.changes = changes;
        this.milestones = milestones;
        this.clock = clock;
    }

    /** What is known of a visit before it takes place; times and language as in {@link #plan}. */
    public record Plan(
            UUID patientId,
            Optional<UUID> clinicianId,
            String reason,
            Optional<Instant> scheduledAt,
            Optional<String> language) {

        @Override
        public String toString() {
            return "Plan[masked]";
        }
    }

    /** Plans a visit with the caller as its clinician. */
    @Requires(Permission.PREPARE_VISIT)
    public Encounter plan(UUID patientId, String reason, Optional<Instant> scheduledAt, Optional<String> language) {
        return planned(new Plan(patientId, Optional.empty(), reason, scheduledAt, language));
    }

    /**
     * Plans a visit. Who is no clinician prepares it for one: then the plan names that clinician, and the visit says who prepares it.
     * {@code scheduledAt} is now when empty; {@code language} ISO 639-1, empty to have it found out.
     */
    @Requires(Permission.PREPARE_VISIT)
    public Encounter plan(Plan plan) {
        return planned(plan);
    }

    private Encounter planned(Plan plan) {
        UUID patientId = plan.patientId();
        Optional<Instant> scheduledAt = plan.scheduledAt();
        patients.get(patientId);
        UUID clinicianId = clinician(plan.clinicianId());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as fine as the database keeps it
        Instant at = scheduledAt.orElse(now).truncatedTo(ChronoUnit.MICROS);
        if (Duration.between(now, at).abs().compareTo(FURTHEST) > 0) {
            throw new InvalidInput("scheduledAt", "That is more than ten years away. Check the year.");
        }
        Encounter encounter = new Encounter(
                        Ids.next(),
                        patientId,
                        clinicianId,
                        EncounterStage.PLANNED,
                        Optional.empty(),
                        at,
                        LocalDate.ofInstant(at, zone()),
                        PhiText.of(checkedReason("reason", plan.reason())),
                        checked(plan.language()),
                        Optional.empty(),
                        0,
                        now)
                .preparedBy(caller.get().staff());
        encounters.add(encounter);
        audit.record(AuditAction.ENCOUNTER_CREATED, ENCOUNTER, encounter.id(), patientId);
        milestones.fire(new VisitMilestone(caller.get().practice(), WebhookEvent.VISIT_PLANNED, encounter.id()));
        changed(encounter.id());
        return encounters.get(encounter.id());
    }

    /**
     * Says what is spoken in a visit. Words that are there already stay as they are.
     *
     * @param language ISO 639-1; empty to have it found out
     * @param version the one that was looked at
     */
    @Requires(Permission.PREPARE_VISIT)
    public Encounter speaks(UUID encounterId, Optional<String> language, long version) {
        Encounter encounter = encounters.getForChange(encounterId);
        if (encounter.version() != version) {
            throw new StaleVersion();
        }
        Encounter stored = encounters.update(encounter.spokenIn(checked(language)));
        audit.record(AuditAction.ENCOUNTER_CHANGED, ENCOUNTER, encounterId, encounter.patientId());
        changed(encounterId);
        return stored;
    }

    /**
     * Calls a visit off, or says that the patient did not come. Not after it was signed.
     *
     * @param destroying whether what there is of a conversation is destroyed at once; its audio is otherwise kept for as long as
     *     that of a signed visit
     */
    @Requires(Permission.PREPARE_VISIT)
    public Encounter cancel(UUID encounterId, Cancellation.Kind kind, String reason, boolean destroying) {
        Encounter encounter = encounters.getForChange(encounterId);
        Encounter cancelled = encounters.update(
                encounter.cancelled(new Cancellation(kind, PhiText.of(checkedReason("reason", reason)))));
        audit.record(AuditAction.ENCOUNTER_CANCELLED, ENCOUNTER, encounterId, encounter.patientId());
        milestones.fire(new VisitMilestone(caller.get().practice(), WebhookEvent.VISIT_CANCELLED, encounterId));
        if (destroying && !caller.get().may(Permission.EDIT_CHART)) {
            throw Denied.permission();
        }
        if (destroying) {
            keepers.forEach(keeper -> keeper.destroy(encounterId));
            audit.record(AuditAction.TRANSCRIPT_DESTROYED, ENCOUNTER, encounterId, encounter.patientId());
        }
        changed(encounterId);
        return cancelled;
    }

    /** Gives the visit to the right patient, with all that hangs on it, bound to that patient from now on. */
    @Requires(Permission.EDIT_CHART)
    public Encounter move(UUID encounterId, UUID rightPatientId) {
        Encounter encounter = encounters.getForChange(encounterId);
        if (patients.find(rightPatientId).isEmpty()) {
            throw new NotFound();
        }
        if (encounter.patientId().equals(rightPatientId)) {
            throw new InvalidInput("patientId", "The visit is already this patient's.");
        }
        encounters.update(encounter.movedTo(rightPatientId));
        audit.record(AuditAction.ENCOUNTER_MOVED, ENCOUNTER, encounterId, encounter.patientId());
        audit.record(AuditAction.ENCOUNTER_MOVED, ENCOUNTER, encounterId, rightPatientId);
        // a draft speaks of age and sex: it is written again for the right patient
        contextChanges.fire(new ContextChanged(caller.get().practice(), encounterId));
        changed(encounterId);
        return encounters.get(encounterId);
    }

    private UUID clinician(Optional<UUID> wanted) {
        Caller self = caller.get();
        if (wanted.isEmpty() && self.roles().contains(Role.CLINICIAN)) {
            return self.staff();
        }
        UUID id = wanted.orElseThrow(
                () -> new InvalidInput("clinicianId", "Choose the clinician for whom you prepare this visit."));
        Staff person = staff.find(id).orElseThrow(NotFound::new);
        if (person.state() != StaffState.ACTIVE || !person.is(Role.CLINICIAN)) {
            throw new InvalidInput("clinicianId", "Choose a clinician whose account is in use.");
        }
        return id;
    }

    private ZoneId zone() {
        return practices
                .find(caller.get().practice())
                .orElseThrow(NotFound::new)
                .timeZone();
    }

    private void changed(UUID encounterId) {
        changes.fire(new VisitChanged(caller.get().practice(), encounterId));
    }

    private static Optional<String> checked(Optional<String> language) {
        Optional<String> given = language.filter(it -> !it.isBlank());
        if (given.isPresent() && !LANGUAGES.contains(given.get())) {
            throw new InvalidInput("language", "A language is two letters of ISO 639-1, such as en or es.");
        }
        return given;
    }

    private static String checkedReason(String field, String reason) {
        if (reason.length() > LONGEST_REASON) {
            throw new InvalidInput(field, "The reason can have at most " + LONGEST_REASON + " characters.");
        }
        return reason.strip();
    }
}
