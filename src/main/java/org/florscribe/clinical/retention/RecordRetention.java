package org.florscribe.clinical.retention;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.clinical.export.DeliveryRepository;
import org.florscribe.clinical.extraction.ExtractionRepository;
import org.florscribe.clinical.note.Attestation;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.clinical.patient.LegalHoldRepository;
import org.florscribe.clinical.transcript.KeptAnswers;
import org.florscribe.clinical.transcript.TranscriptRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.tenant.PracticeRepository;
import org.florscribe.practice.tenant.RecordDays;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;

/**
 * Destroys what of signed visits was kept for as long as the practice said: one thing of one visit a transaction, looked at again
 * in it. The database holds the same rule by itself: what a signed note rests on goes only when its time is over.
 */
@ApplicationService
public class RecordRetention {

    private static final int ROUND = 200;

    private final RetentionRepository retention;
    private final EncounterRepository encounters;
    private final NoteRepository notes;
    private final TranscriptRepository transcripts;
    private final KeptAnswers answers;
    private final ExtractionRepository extractions;
    private final DeliveryRepository deliveries;
    private final RecordDestruction destruction;
    private final LegalHoldRepository holds;
    private final PracticeRepository practices;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Event<VisitChanged> changes;
    private final Clock clock;

    @Inject
    RecordRetention(
            RetentionRepository retention,
            EncounterRepository encounters,
            NoteRepository notes,
            TranscriptRepository transcripts,
            KeptAnswers answers,
            ExtractionRepository extractions,
            DeliveryRepository deliveries,
            RecordDestruction destruction,
            LegalHoldRepository holds,
            PracticeRepository practices,
            AuditTrail audit,
            CurrentCaller caller,
            Event<VisitChanged> changes,
            Clock clock) {
        this.retention = retention;
        this.encounters = encounters;
        this.notes = notes;
        this.transcripts = transcripts;
        this.answers = answers;
        this.extractions = extractions;
        this.deliveries = deliveries;
        this.destruction = destruction;
        this.holds = holds;
        this.practices = practices;
        this.audit = audit;
        this.caller = caller;
        this.changes = changes;
        this.clock = clock;
    }

    /** Something of a visit whose time may be over. */
    public record Overdue(RecordKind kind, UUID encounterId) {}

    @Requires(Permission.SYSTEM)
    public List<Overdue> over() {
        RecordDays days = days();
        List<Overdue> found = new ArrayList<>();
        for (RecordKind kind : RecordKind.values()) {
            int kept = kind.daysOf(days);
            if (kept > 0) {
                Instant before = clock.instant().minus(Duration.ofDays(kept));
                retention.signedWith(kind, before, ROUND).forEach(visit -> found.add(new Overdue(kind, visit)));
            }
        }
        return found;
    }

    /** @return false when it is to be kept after all: something has changed since it was found */
    @Requires(Permission.SYSTEM)
    public boolean destroy(Overdue overdue) {
        Encounter visit = encounters.getForChange(overdue.encounterId());
        if (!isOver(visit, overdue.kind().daysOf(days())) || holds.isHeld(visit.patientId())) {
            return false;
        }
        switch (overdue.kind()) {
            case TRANSCRIPT -> destroyTranscript(visit);
            case DRAFT -> destroyDrafts(visit);
            case EXPORT -> forgetDeliveries(visit);
            case NOTE -> destruction.destroyOverdue(visit.id());
        }
        changes.fire(new VisitChanged(caller.get().practice(), visit.id()));
        return true;
    }

    private boolean isOver(Encounter visit, int days) {
        return days > 0
                && visit.stage() == EncounterStage.SIGNED
                && notes.find(visit.id())
                        .flatMap(note -> note.attestation())
                        .map(Attestation::signedAt)
                        .flatMap(at -> SignedClock.start(at, deliveries.ofEncounter(visit.id())))
                        .filter(start -> !start.plus(Duration.ofDays(days)).isAfter(clock.instant()))
                        .isPresent();
    }

    /** What was found in it and what engines answered tells the same words again. */
    private void destroyTranscript(Encounter visit) {
        answers.removeAll(visit.id());
        extractions.remove(visit.id());
        transcripts.remove(visit.id());
        audit.record(AuditAction.TRANSCRIPT_DESTROYED, "transcript", visit.id(), visit.patientId());
    }

    private void destroyDrafts(Encounter visit) {
        notes.forgetDrafts(visit.id());
        audit.record(AuditAction.DRAFTS_DESTROYED, "note", visit.id(), visit.patientId());
    }

    private void forgetDeliveries(Encounter visit) {
        if (retention.forgetDelivered(visit.id()) > 0) {
            audit.record(AuditAction.DELIVERY_FORGOTTEN, "encounter", visit.id(), visit.patientId());
        }
    }

    private RecordDays days() {
        return practices
                .find(caller.get().practice())
                .orElseThrow(NotFound::new)
                .keepTimes()
                .records();
    }
}
