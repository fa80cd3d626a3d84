package org.florscribe.clinical.pipeline;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterFilter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.note.NoteProgress;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.patient.PatientRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.tenant.PracticeRepository;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.shared.PhiText;

/** The day's visits: where each stands, what it waits for, and the one action that fits. A handful of queries a day. */
@ApplicationService
public class Worklist {

    private final EncounterRepository encounters;
    private final PatientRepository patients;
    private final NoteProgress notes;
    private final PracticeRepository practices;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Clock clock;

    @Inject
    Worklist(
            EncounterRepository encounters,
            PatientRepository patients,
            NoteProgress notes,
            PracticeRepository practices,
            AuditTrail audit,
            CurrentCaller caller,
            Clock clock) {
        this.encounters = encounters;
        this.patients = patients;
        this.notes = notes;
        this.practices = practices;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** What day it is in the practice. */
    @Requires(Permission.VIEW_WORKLIST)
    public LocalDate today() {
        return LocalDate.ofInstant(
                clock.instant(),
                practices
                        .find(caller.get().practice())
                        .orElseThrow(NotFound::new)
                        .timeZone());
    }

    /** All visits of the day by time. */
    @Requires(Permission.VIEW_WORKLIST)
    public List<WorklistRow> of(LocalDate day) {
        var filter = new EncounterFilter(Optional.of(day), Optional.empty(), Optional.empty());
        return rows(Page.all(request -> encounters.list(filter, request)).toList());
    }

    /** Visits of any day whose note waits for review, oldest first, a stretch at a time. */
    @Requires(Permission.VIEW_WORKLIST)
    public Page<WorklistRow> toSign(PageRequest request) {
        Page<Encounter> visits = encounters.waiting(EncounterStage.IN_REVIEW, request);
        return new Page<>(rows(visits.items()), visits.next());
    }

    /** How many notes wait for review, counted no further than {@code most}. Names nobody, so it leaves no audit row. */
    @Requires(Permission.VIEW_WORKLIST)
    public int countToSign(int most) {
        return encounters.count(EncounterStage.IN_REVIEW, most);
    }

    private List<WorklistRow> rows(List<Encounter> visits) {
        audit.record(AuditAction.WORKLIST_VIEWED, "worklist");
        visits.stream()
                .map(Encounter::patientId)
                .distinct()
                .forEach(patientId -> audit.record(AuditAction.WORKLIST_VIEWED, "worklist", null, patientId));
        Map<UUID, Patient> people = patients.all(
                visits.stream().map(Encounter::patientId).distinct().toList());
        Map<UUID, Integer> unresolved = notes.unresolved(visits.stream()
                .filter(visit -> visit.stage() == EncounterStage.IN_REVIEW)
                .map(Encounter::id)
                .toList());
        return visits.stream()
                .filter(visit -> people.containsKey(visit.patientId()))
                .map(visit -> row(visit, people, unresolved))
                .toList();
    }

    private static WorklistRow row(Encounter visit, Map<UUID, Patient> people, Map<UUID, Integer> unresolved) {
        Patient.Demographics person = Optional.ofNullable(people.get(visit.patientId()))
                .orElseThrow(NotFound::new)
                .demographics();
        return new WorklistRow(
                visit.id(),
                visit.patientId(),
                visit.clinicianId(),
                visit.scheduledAt(),
                PhiText.of(person.fullName()),
                person.ageOn(visit.visitOn()),
                person.sex().code(),
                person.mrn(),
                visit.reason(),
                visit.stage(),
                visit.attention(),
                Optional.ofNullable(unresolved.get(visit.id())),
                WorklistRow.actionFor(visit.stage(), visit.attention()));
    }
}
