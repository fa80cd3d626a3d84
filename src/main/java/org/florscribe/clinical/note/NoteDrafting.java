package org.florscribe.clinical.note;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Attention;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.engine.Provenance;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.webhook.VisitMilestone;
import org.florscribe.practice.webhook.WebhookEvent;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Ids;

/** Making a note of what an engine drafted. */
@ApplicationService
public class NoteDrafting {

    /** The engine is no person: its revisions have no author. */
    private static final Optional<UUID> ENGINE = Optional.empty();

    private final NoteRepository notes;
    private final NoteHistory history;
    private final CitationCheck citations;
    private final StatementRecheck recheck;
    private final EncounterRepository encounters;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<VisitChanged> changed;
    private final Event<VisitMilestone> milestones;
    private final Clock clock;

    @Inject
    NoteDrafting(
            NoteRepository notes,
            NoteHistory history,
            CitationCheck citations,
            StatementRecheck recheck,
            EncounterRepository encounters,
            AuditTrail trail,
            CurrentCaller callers,
            Event<VisitChanged> changed,
            Event<VisitMilestone> milestones,
            Clock clock) {
        this.notes = notes;
        this.history = history;
        this.citations = citations;
        this.recheck = recheck;
        this.encounters = encounters;
        this.trail = trail;
        this.callers = callers;
        this.changed = changed;
        this.milestones = milestones;
        this.clock = clock;
    }

    /**
     * Checks every sentence, makes the note or brings the draft into the one there is, and puts the visit up for review.
     * Without anything to write the visit waits where it is, needing a person, and there is no note. Storing the same draft
     * twice changes nothing; for a visit that was signed or cancelled meanwhile nothing is stored.
     *
     * @param written by an engine, and what a second one says of it
     */
    @Requires(Permission.SYSTEM)
    public void store(UUID encounterId, WrittenNote written) {
        DraftRequest request = written.request();
        VisitMaterial material = request.material();
        Optional<Provenance> by = Optional.of(written.by());
        Encounter encounter = encounters.getForChange(encounterId);
        if (encounter.stage() == EncounterStage.SIGNED || encounter.stage() == EncounterStage.CANCELLED) {
            return;
        }
        CheckedDraft checked =
                written.opinions().on(citations.check(written.by().engine(), written.draft(), request));
        Optional<ClinicalNote> before = notes.find(encounterId);
        Instant now = clock.instant();
        if (before.isEmpty() && checked.isEmpty()) {
            leave(encounter, encounter.needing(Attention.NOTHING_TO_DRAFT));
        } else if (before.isEmpty()) {
            drafted(encounter, history.add(ClinicalNote.drafted(Ids.next(), encounterId, checked, now), ENGINE, by));
            leave(encounter, encounter.to(EncounterStage.IN_REVIEW).needingNothing());
        } else {
            ClinicalNote merged = before.get().redrafted(checked, now);
            if (merged.body().hasNoWords()) {
                notes.remove(encounterId);
                leave(encounter, encounter.needing(Attention.NOTHING_TO_DRAFT));
                return;
            }
            ClinicalNote rechecked = merged.rechecked(
                    recheck.check(merged, material, it -> it.disposition().isPresent()), now);
            drafted(encounter, history.update(before.get(), rechecked, ENGINE, by));
            leave(encounter, encounter.to(EncounterStage.IN_REVIEW).needingNothing());
        }
    }

    private void drafted(Encounter encounter, ClinicalNote note) {
        trail.record(AuditAction.NOTE_DRAFTED, "note", note.id(), encounter.patientId());
        milestones.fire(
                new VisitMilestone(callers.get().practice(), WebhookEvent.NOTE_READY, encounter.id(), note.id()));
    }

    private void leave(Encounter before, Encounter now) {
        if (!now.equals(before)) {
            encounters.update(now);
        }
        changed.fire(new VisitChanged(callers.get().practice(), now.id()));
    }
}
