package org.florscribe.clinical.evaluation;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterFilter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.extraction.Extraction;
import org.florscribe.clinical.extraction.ExtractionRepository;
import org.florscribe.clinical.extraction.MaterialSource;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.clinical.note.NoteState;
import org.florscribe.clinical.transcript.TranscriptRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Page;

/** The practice's signed visits whose conversation is still here. That one is measured with is on record. */
@ApplicationService
public class SignedVisits {

    private static final EncounterFilter SIGNED =
            new EncounterFilter(Optional.empty(), Optional.of(EncounterStage.SIGNED), Optional.empty());
    private static final int MOST_LOOKED_AT = 4_000;

    private final EncounterRepository encounters;
    private final TranscriptRepository transcripts;
    private final ExtractionRepository extractions;
    private final NoteRepository notes;
    private final MaterialSource materials;
    private final AuditTrail trail;

    @Inject
    SignedVisits(
            EncounterRepository encounters,
            TranscriptRepository transcripts,
            ExtractionRepository extractions,
            NoteRepository notes,
            MaterialSource materials,
            AuditTrail trail) {
        this.encounters = encounters;
        this.transcripts = transcripts;
        this.extractions = extractions;
        this.notes = notes;
        this.materials = materials;
        this.trail = trail;
    }

    /** The newest first. */
    @Requires(Permission.SYSTEM)
    public List<UUID> newest(int most) {
        return Page.all(request -> encounters.list(SIGNED, request))
                .limit(MOST_LOOKED_AT)
                .map(Encounter::id)
                .filter(id -> transcripts.find(id).isPresent())
                .limit(most)
                .toList();
    }

    /** Empty when it went meanwhile. */
    @Requires(Permission.SYSTEM)
    public Optional<MeasuredVisit> load(UUID encounterId) {
        Optional<Encounter> encounter = encounters.find(encounterId);
        Optional<ClinicalNote> note = notes.find(encounterId).filter(it -> it.state() == NoteState.SIGNED);
        if (encounter.isEmpty()
                || note.isEmpty()
                || transcripts.find(encounterId).isEmpty()) {
            return Optional.empty();
        }
        trail.record(
                AuditAction.VISIT_MEASURED,
                "encounter",
                encounterId,
                encounter.get().patientId());
        return Optional.of(new MeasuredVisit(
                Optional.of(encounterId),
                materials.of(encounterId),
                extractions.find(encounterId).map(Extraction::findings).orElse(List.of()),
                note.get().form(),
                note.get().body().sections()));
    }
}
