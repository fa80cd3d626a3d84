package org.florscribe.clinical.note;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.clinical.extraction.Extraction;
import org.florscribe.clinical.extraction.ExtractionRepository;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.MaterialSource;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.PhiText;
import org.florscribe.shared.StaleVersion;

/**
 * Reading a note and changing it until it can be signed. Every change names the version that the person saw, so that two
 * windows never overwrite each other; each gives the note as it is afterwards.
 */
@ApplicationService
public class NoteReview {

    private final NoteRepository notes;
    private final NoteHistory history;
    private final EncounterRepository encounters;
    private final ExtractionRepository extractions;
    private final MaterialSource materials;
    private final OmissionFinder omissions;
    private final CitationCheck citations;
    private final FormBook book;
    private final SignatureRecord signatures;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<VisitChanged> changed;
    private final Clock clock;

    @Inject
    NoteReview(
            NoteRepository notes,
            NoteHistory history,
            EncounterRepository encounters,
            ExtractionRepository extractions,
            MaterialSource materials,
            OmissionFinder omissions,
            CitationCheck citations,
            FormBook book,
            SignatureRecord signatures,
            AuditTrail trail,
            CurrentCaller callers,
            Event<VisitChanged> changed,
            Clock clock) {
        this.notes = notes;
        this.history = history;
        this.encounters = encounters;
        this.extractions = extractions;
        this.materials = materials;
        this.omissions = omissions;
        this.citations = citations;
        this.book = book;
        this.signatures = signatures;
        this.trail = trail;
        this.callers = callers;
        this.changed = changed;
        this.clock = clock;
    }

    /** @throws NotFound when the visit has no note yet */
    @Requires(Permission.VIEW_CHART)
    public NoteView get(UUID encounterId) {
        return find(encounterId).orElseThrow(NotFound::new);
    }

    /** For a page that shows the visit in every stage. */
    @Requires(Permission.VIEW_CHART)
    public Optional<NoteView> find(UUID encounterId) {
        Encounter encounter = encounters.get(encounterId);
        Optional<ClinicalNote> note = notes.find(encounterId);
        note.ifPresent(signatures::require);
        note.ifPresent(it -> record(AuditAction.NOTE_VIEWED, it, encounter));
        return note.map(this::view);
    }

    /** The engine's draft against what the note says now. */
    @Requires(Permission.VIEW_CHART)
    public DraftComparison changes(UUID encounterId) {
        return DraftComparison.of(viewed(encounterId));
    }

    /** Oldest first. */
    @Requires(Permission.VIEW_CHART)
    public List<NoteRevision> revisions(UUID encounterId) {
        return notes.revisions(viewed(encounterId));
    }

    /** Sections as the person left them; sections not named stay. */
    @Requires(Permission.PREPARE_VISIT)
    public NoteView replaceSections(UUID encounterId, long version, List<SectionText> sections) {
        return change(
                AuditAction.NOTE_CHANGED, encounterId, Optional.of(version), (note, at) -> note.replace(sections, at));
    }

    /** One section as plain text: each line is a statement; a line that stayed keeps its evidence. */
    @Requires(Permission.PREPARE_VISIT)
    public NoteView editSection(UUID encounterId, long version, SectionCode code, PhiText text) {
        return change(
                AuditAction.NOTE_CHANGED,
                encounterId,
                Optional.of(version),
                (note, at) -> note.replace(List.of(SectionText.ofPlainText(code, text.reveal())), at));
    }

    /** Other words for one statement; without words it is taken out. */
    @Requires(Permission.PREPARE_VISIT)
    public NoteView editStatement(UUID encounterId, long version, String statementId, PhiText text) {
        return change(
                AuditAction.NOTE_CHANGED,
                encounterId,
                Optional.of(version),
                (note, at) -> note.edit(statementId, text.reveal(), at));
    }

    /**
     * @param version that the person saw, when known
     * @param reason may be empty
     */
    @Requires(Permission.EDIT_CHART)
    public NoteView keep(UUID encounterId, Optional<Long> version, String statementId, PhiText reason) {
        UUID by = callers.get().staff();
        return change(
                AuditAction.NOTE_STATEMENT_SETTLED,
                encounterId,
                version,
                (note, at) -> note.keep(statementId, reason, by, at));
    }

    /**
     * @param version that the person saw, when known
     * @param reason may be empty
     */
    @Requires(Permission.PREPARE_VISIT)
    public NoteView remove(UUID encounterId, Optional<Long> version, String statementId, PhiText reason) {
        UUID by = callers.get().staff();
        return change(
                AuditAction.NOTE_STATEMENT_SETTLED,
                encounterId,
                version,
                (note, at) -> note.remove(statementId, reason, by, at));
    }

    /**
     * Takes something that was said into the section where it belongs, with its evidence.
     *
     * @throws NotFound when it is no omission of the note (any more)
     */
    @Requires(Permission.PREPARE_VISIT)
    public NoteView addOmission(UUID encounterId, Optional<Long> version, String findingId) {
        return change(AuditAction.NOTE_OMISSION_ADDED, encounterId, version, (note, at) -> {
            Finding finding = omitted(note).stream()
                    .map(Omission::finding)
                    .filter(it -> it.id().equals(findingId))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            CheckedDraft.Sentence sentence = citations
                    .check(OmissionSentence.wordsFor(finding), finding.evidence(), materials.of(encounterId))
                    .orElseThrow(NotFound::new);
            return note.add(OmissionSentence.sectionFor(finding, note.form()), sentence, at);
        });
    }

    /**
     * A note typed from scratch, for a visit that has none and for which none is being drafted.
     *
     * @throws Conflict {@code note-exists} or {@code wrong-stage}
     */
    @Requires(Permission.PREPARE_VISIT)
    public NoteView typeNote(UUID encounterId, List<SectionText> sections) {
        Encounter encounter = encounters.getForChange(encounterId);
        if (notes.find(encounterId).isPresent()) {
            throw new Conflict("note-exists", "This visit has a note already. Reload to see it.");
        }
        boolean waitsForSomeone = encounter.attention().isPresent() && encounter.stage() != EncounterStage.RECORDING;
        if (encounter.stage() != EncounterStage.PLANNED && !waitsForSomeone) {
            throw new Conflict("wrong-stage", "A note is being drafted or the visit is closed.");
        }
        Optional<UUID> author = Optional.of(callers.get().staff());
        ClinicalNote note = history.add(
                ClinicalNote.typed(Ids.next(), encounterId, book.form(encounter), sections, clock.instant()), author);
        record(AuditAction.NOTE_CHANGED, note, encounter);
        toReview(encounter.needingNothing());
        tellChanged(encounterId);
        return view(note);
    }

    /** Through the stages between, as the visit may take no shortcut. */
    private void toReview(Encounter encounter) {
        Encounter now = encounter;
        for (EncounterStage next : EnumSet.range(EncounterStage.EXTRACTING, EncounterStage.DRAFTING)) {
            if (!now.stage().mayBecome(EncounterStage.IN_REVIEW) && now.stage() != next) {
                now = encounters.update(now.to(next));
            }
        }
        encounters.update(now.to(EncounterStage.IN_REVIEW));
    }

    private NoteView change(
            AuditAction action,
            UUID encounterId,
            Optional<Long> version,
            BiFunction<ClinicalNote, Instant, ClinicalNote> verb) {
        Encounter encounter = encounters.getForChange(encounterId);
        ClinicalNote before = notes.get(encounterId);
        if (version.isPresent() && version.get() != before.version()) {
            throw new StaleVersion();
        }
        ClinicalNote now = verb.apply(before, clock.instant());
        ClinicalNote stored =
                history.update(before, now, Optional.of(callers.get().staff()));
        if (!now.equals(before)) {
            record(action, stored, encounter);
            tellChanged(encounterId);
        }
        return view(stored);
    }

    private ClinicalNote viewed(UUID encounterId) {
        Encounter encounter = encounters.get(encounterId);
        ClinicalNote note = notes.get(encounterId);
        signatures.require(note);
        record(AuditAction.NOTE_VIEWED, note, encounter);
        return note;
    }

    private void record(AuditAction action, ClinicalNote note, Encounter encounter) {
        trail.record(action, "note", note.id(), encounter.patientId());
    }

    private NoteView view(ClinicalNote note) {
        return new NoteView(note, omitted(note));
    }

    private List<Omission> omitted(ClinicalNote note) {
        if (note.state() != NoteState.DRAFT) {
            return List.of();
        }
        List<Finding> findings =
                extractions.find(note.encounterId()).map(Extraction::findings).orElse(List.of());
        return findings.isEmpty() ? List.of() : omissions.find(note.body().sections(), findings);
    }

    private void tellChanged(UUID encounterId) {
        changed.fire(new VisitChanged(callers.get().practice(), encounterId));
    }
}
