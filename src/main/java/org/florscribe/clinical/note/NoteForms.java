package org.florscribe.clinical.note;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.NotFound;

/** In which form the note of a visit is written. */
@ApplicationService
public class NoteForms {

    private final FormBook book;
    private final FormChoiceRepository choices;
    private final EncounterRepository encounters;
    private final NoteRepository notes;
    private final NoteHistory history;
    private final RedraftDesk redrafts;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<VisitChanged> changed;
    private final Clock clock;

    @Inject
    NoteForms(
            FormBook book,
            FormChoiceRepository choices,
            EncounterRepository encounters,
            NoteRepository notes,
            NoteHistory history,
            RedraftDesk redrafts,
            AuditTrail trail,
            CurrentCaller callers,
            Event<VisitChanged> changed,
            Clock clock) {
        this.book = book;
        this.choices = choices;
        this.encounters = encounters;
        this.notes = notes;
        this.history = history;
        this.redrafts = redrafts;
        this.trail = trail;
        this.callers = callers;
        this.changed = changed;
        this.clock = clock;
    }

    /** @param form as it would be written now */
    public record Chosen(FormChoice choice, NoteForm form) {}

    /** For whoever drafts it. */
    @Requires(Permission.SYSTEM)
    public NoteForm load(UUID encounterId) {
        return book.form(encounters.get(encounterId));
    }

    @Requires(Permission.VIEW_CHART)
    public Chosen get(UUID encounterId) {
        Encounter encounter = encounters.get(encounterId);
        trail.record(AuditAction.ENCOUNTER_VIEWED, "encounter", encounterId, encounter.patientId());
        return chosen(encounter);
    }

    /**
     * A note that is there already is written anew in this form, where there is a conversation to write it from; what a person
     * wrote stays, also in sections that the form does not have.
     *
     * @throws NotFound when there is no such template
     * @throws Conflict {@code wrong-stage} when the visit is closed, {@code redraft-running} while sections are being written
     */
    @Requires(Permission.PREPARE_VISIT)
    public Chosen choose(UUID encounterId, FormChoice choice) {
        Encounter encounter = encounters.getForChange(encounterId);
        if (encounter.isClosed()) {
            throw new Conflict("wrong-stage", "This visit is closed; its note stays in the form it has.");
        }
        requireTemplate(choice.templateId());
        if (book.choice(encounter).equals(choice)
                && choices.ofVisit(encounterId).isPresent()) {
            return chosen(encounter);
        }
        UUID self = callers.get().staff();
        choices.choose(encounterId, choice, self, clock.instant());
        trail.record(AuditAction.NOTE_FORM_CHOSEN, "encounter", encounterId, encounter.patientId());
        notes.find(encounterId)
                .filter(it -> it.state() == NoteState.DRAFT)
                .ifPresent(note -> bring(note, encounter, self));
        changed.fire(new VisitChanged(callers.get().practice(), encounterId));
        return chosen(encounter);
    }

    /** With the visit: in which template it is to be written, in the measure and layout that its clinician wants. */
    @Requires(Permission.PREPARE_VISIT)
    public void plan(UUID encounterId, UUID templateId) {
        Encounter encounter = encounters.getForChange(encounterId);
        requireTemplate(templateId);
        FormChoice usual = book.choice(encounter);
        choices.choose(
                encounterId,
                new FormChoice(templateId, usual.detail(), usual.layout()),
                callers.get().staff(),
                clock.instant());
        trail.record(AuditAction.NOTE_FORM_CHOSEN, "encounter", encounterId, encounter.patientId());
    }

    /** For whoever plans a visit: refuses before anything is stored. */
    @Requires(Permission.PREPARE_VISIT)
    public void requireTemplate(UUID templateId) {
        if (book.template(templateId).isEmpty()) {
            throw new NotFound();
        }
    }

    private void bring(ClinicalNote note, Encounter encounter, UUID self) {
        if (redrafts.canWrite(encounter.id())) {
            redrafts.order(
                    note,
                    RedraftOrder.Kind.FORM,
                    book.form(encounter).sections().stream()
                            .map(FormSection::code)
                            .toList(),
                    Optional.empty());
        } else {
            history.update(note, note.inForm(book.form(encounter), clock.instant()), Optional.of(self));
        }
    }

    private Chosen chosen(Encounter encounter) {
        return new Chosen(book.choice(encounter), book.form(encounter));
    }
}
