package org.florscribe.clinical.note;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.PhiText;
import org.florscribe.shared.StaleVersion;

/**
 * Having sections of a draft written anew: with an instruction, or because what was heard was corrected. A job does it; what a
 * person worked on is never replaced before that person said so.
 */
@ApplicationService
public class NoteRedrafting {

    private final NoteRepository notes;
    private final NoteHistory history;
    private final RedraftDesk desk;
    private final FormBook book;
    private final CitationCheck citations;
    private final EncounterRepository encounters;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<VisitChanged> changed;
    private final Clock clock;

    @Inject
    NoteRedrafting(
            NoteRepository notes,
            NoteHistory history,
            RedraftDesk desk,
            FormBook book,
            CitationCheck citations,
            EncounterRepository encounters,
            AuditTrail trail,
            CurrentCaller callers,
            Event<VisitChanged> changed,
            Clock clock) {
        this.notes = notes;
        this.history = history;
        this.desk = desk;
        this.book = book;
        this.citations = citations;
        this.encounters = encounters;
        this.trail = trail;
        this.callers = callers;
        this.changed = changed;
        this.clock = clock;
    }

    /** An order as the job does it. */
    public record Work(RedraftOrder order, NoteForm form) {

        /** What an engine is told to write. */
        public Optional<SectionWish> wish() {
            return order.wish();
        }
    }

    /**
     * One section with an instruction.
     *
     * @param instruction may be empty: simply once more
     * @throws NotFound when the note has no such section
     */
    @Requires(Permission.PREPARE_VISIT)
    public ClinicalNote rewrite(UUID encounterId, Optional<Long> version, SectionCode code, PhiText instruction) {
        PhiText said = PhiText.of(
                instruction.reveal().replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
        if (said.reveal().length() > RedraftOrder.MOST_INSTRUCTION_CHARACTERS) {
            throw new InvalidInput(
                    "instruction", "At most " + RedraftOrder.MOST_INSTRUCTION_CHARACTERS + " characters.");
        }
        ClinicalNote note = seen(encounterId, version);
        if (note.form().section(code).isEmpty()) {
            throw new NotFound();
        }
        return order(
                note, RedraftOrder.Kind.REWRITE, List.of(code), said.isBlank() ? Optional.empty() : Optional.of(said));
    }

    /**
     * The sections that rest on corrected lines.
     *
     * @param all the whole note instead
     */
    @Requires(Permission.PREPARE_VISIT)
    public ClinicalNote redraft(UUID encounterId, Optional<Long> version, boolean all) {
        ClinicalNote note = seen(encounterId, version);
        List<SectionCode> codes = all
                ? note.form().sections().stream().map(FormSection::code).toList()
                : note.redrafting().corrected().orElse(List.of());
        if (codes.isEmpty()) {
            throw new InvalidInput("sections", "No section rests on a corrected line.");
        }
        return order(note, RedraftOrder.Kind.CORRECTION, codes, Optional.empty());
    }

    /** A person leaves the sections as they are although lines were corrected. */
    @Requires(Permission.PREPARE_VISIT)
    public ClinicalNote leave(UUID encounterId, Optional<Long> version) {
        return settle(encounterId, version, note -> note.with(note.redrafting().correctionSettled(), clock.instant()));
    }

    /** The proposed section instead of the one there is. */
    @Requires(Permission.PREPARE_VISIT)
    public ClinicalNote take(UUID encounterId, Optional<Long> version, SectionCode code) {
        return settle(encounterId, version, note -> note.take(code, clock.instant()));
    }

    /** The section stays; the proposal is dropped. */
    @Requires(Permission.PREPARE_VISIT)
    public ClinicalNote keep(UUID encounterId, Optional<Long> version, SectionCode code) {
        return settle(encounterId, version, note -> {
            if (note.redrafting().proposal(code).isEmpty()) {
                throw new NotFound();
            }
            return note.with(note.redrafting().without(code), clock.instant());
        });
    }

    /** For a page that waits: without a trace in the access log, as it shows nothing. */
    @Requires(Permission.VIEW_CHART)
    public boolean isRunning(UUID encounterId) {
        encounters.get(encounterId);
        return notes.find(encounterId)
                .flatMap(it -> it.redrafting().order())
                .filter(it -> RedraftDesk.isRunning(it, clock.instant()))
                .isPresent();
    }

    /** Empty when the order was overtaken, or the note signed or gone. */
    @Requires(Permission.SYSTEM)
    public Optional<Work> begin(UUID encounterId, UUID orderId) {
        Encounter encounter = encounters.get(encounterId);
        return open(encounterId)
                .flatMap(note -> note.redrafting()
                        .running(orderId)
                        .map(order -> new Work(
                                order,
                                order.kind() == RedraftOrder.Kind.FORM
                                        ? book.form(encounter)
                                        : book.asOf(note, encounter))));
    }

    /** @param written by an engine; where it found nothing to write nothing changes */
    @Requires(Permission.SYSTEM)
    public void written(UUID encounterId, UUID orderId, WrittenNote written) {
        Encounter encounter = encounters.getForChange(encounterId);
        Optional<ClinicalNote> before = open(encounterId);
        Optional<RedraftOrder> order = before.flatMap(it -> it.redrafting().running(orderId));
        if (before.isEmpty() || order.isEmpty()) {
            return;
        }
        CheckedDraft checked =
                written.opinions().on(citations.check(written.by().engine(), written.draft(), written.request()));
        ClinicalNote note = before.get();
        ClinicalNote now = order.get().kind() == RedraftOrder.Kind.FORM
                ? inOtherForm(note, order.get(), checked)
                : note.answered(order.get(), checked, clock.instant());
        ClinicalNote stored = history.update(note, now, Optional.empty(), Optional.of(written.by()));
        trail.record(AuditAction.NOTE_DRAFTED, "note", stored.id(), encounter.patientId());
        tell(encounterId);
    }

    /** The engines of the practice gave up, the built-in one too, or what they start from is gone. */
    @Requires(Permission.SYSTEM)
    public void failed(UUID encounterId, UUID orderId) {
        encounters.getForChange(encounterId);
        open(encounterId)
                .ifPresent(note -> note.redrafting().running(orderId).ifPresent(order -> {
                    ClinicalNote now = note.with(note.redrafting().with(order.failed()), clock.instant());
                    history.update(note, now, Optional.empty());
                    tell(encounterId);
                }));
    }

    private ClinicalNote inOtherForm(ClinicalNote note, RedraftOrder order, CheckedDraft checked) {
        ClinicalNote merged = checked.isEmpty()
                ? note.inForm(checked.form(), clock.instant())
                : note.redrafted(checked, clock.instant());
        return merged.with(Redrafting.NONE.with(order.done(checked.engine(), order.codes())), clock.instant());
    }

    private ClinicalNote order(
            ClinicalNote note, RedraftOrder.Kind kind, List<SectionCode> codes, Optional<PhiText> instruction) {
        ClinicalNote ordered = desk.order(note, kind, codes, instruction);
        record(AuditAction.NOTE_REDRAFT_ASKED, ordered);
        tell(note.encounterId());
        return ordered;
    }

    private ClinicalNote settle(UUID encounterId, Optional<Long> version, UnaryOperator<ClinicalNote> verb) {
        ClinicalNote before = seen(encounterId, version);
        ClinicalNote now = verb.apply(before);
        ClinicalNote stored =
                history.update(before, now, Optional.of(callers.get().staff()));
        if (!now.equals(before)) {
            record(AuditAction.NOTE_REDRAFT_SETTLED, stored);
            tell(encounterId);
        }
        return stored;
    }

    private ClinicalNote seen(UUID encounterId, Optional<Long> version) {
        encounters.getForChange(encounterId);
        ClinicalNote note = notes.get(encounterId);
        if (version.isPresent() && version.get() != note.version()) {
            throw new StaleVersion();
        }
        return note;
    }

    private Optional<ClinicalNote> open(UUID encounterId) {
        return notes.find(encounterId).filter(it -> it.state() == NoteState.DRAFT);
    }

    private void record(AuditAction action, ClinicalNote note) {
        trail.record(
                action, "note", note.id(), encounters.get(note.encounterId()).patientId());
    }

    private void tell(UUID encounterId) {
        changed.fire(new VisitChanged(callers.get().practice(), encounterId));
    }
}
