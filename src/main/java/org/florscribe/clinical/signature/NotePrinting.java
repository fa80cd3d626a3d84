package org.florscribe.clinical.signature;

import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.note.Statement;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.PhiText;

/** Taking a note out of the product: printed, as a page, or as text to paste. */
@ApplicationService
public class NotePrinting {

    private final NoteRepository notes;
    private final EncounterRepository encounters;
    private final NoteComposition composition;
    private final NoteRenderer renderer;
    private final AuditTrail trail;

    @Inject
    NotePrinting(
            NoteRepository notes,
            EncounterRepository encounters,
            NoteComposition composition,
            NoteRenderer renderer,
            AuditTrail trail) {
        this.notes = notes;
        this.encounters = encounters;
        this.composition = composition;
        this.renderer = renderer;
        this.trail = trail;
    }

    @Requires(Permission.VIEW_CHART)
    public byte[] pdf(UUID encounterId) {
        encounters.requireMoreThanEmergency(encounterId);
        return renderer.pdf(document(encounterId));
    }

    @Requires(Permission.VIEW_CHART)
    public PhiText html(UUID encounterId) {
        return PhiText.of(renderer.html(document(encounterId)));
    }

    @Requires(Permission.VIEW_CHART)
    public PhiText text(UUID encounterId) {
        return PhiText.of(renderer.text(document(encounterId)));
    }

    /** The statements of one section, each on its line; empty when the note has none there. */
    @Requires(Permission.VIEW_CHART)
    public PhiText section(UUID encounterId, SectionCode code) {
        ClinicalNote note = printed(encounterId);
        return PhiText.of(
                note.body().statementsOf(code).stream().map(Statement::text).collect(Collectors.joining("\n")));
    }

    private NoteDocument document(UUID encounterId) {
        printed(encounterId);
        return composition.now(encounterId);
    }

    private ClinicalNote printed(UUID encounterId) {
        UUID patientId = encounters.get(encounterId).patientId();
        ClinicalNote note = notes.get(encounterId);
        trail.record(AuditAction.NOTE_PRINTED, "note", note.id(), patientId);
        return note;
    }
}
