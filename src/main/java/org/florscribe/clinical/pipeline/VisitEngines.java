package org.florscribe.clinical.pipeline;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.extraction.Extraction;
import org.florscribe.clinical.extraction.ExtractionRepository;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.engine.EngineCalls;
import org.florscribe.practice.engine.EngineTrail;
import org.florscribe.practice.engine.Provenance;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** Which engines worked on a visit. Says nothing of what was said; that somebody looked at the visit is on record all the same. */
@ApplicationService
public class VisitEngines {

    private final EngineCalls calls;
    private final EncounterRepository encounters;
    private final ExtractionRepository extractions;
    private final NoteRepository notes;
    private final AuditTrail audit;

    @Inject
    VisitEngines(
            EngineCalls calls,
            EncounterRepository encounters,
            ExtractionRepository extractions,
            NoteRepository notes,
            AuditTrail audit) {
        this.calls = calls;
        this.encounters = encounters;
        this.extractions = extractions;
        this.notes = notes;
        this.audit = audit;
    }

    /** @throws org.florscribe.shared.NotFound when there is no such visit */
    @Requires(Permission.VIEW_WORKLIST)
    public EngineTrail trail(UUID encounterId) {
        Encounter encounter = encounters.get(encounterId);
        audit.record(AuditAction.ENCOUNTER_VIEWED, "encounter", encounterId, encounter.patientId());
        return calls.trail(encounterId);
    }

    /** Who found what the newest findings are. */
    @Requires(Permission.VIEW_WORKLIST)
    public Optional<Provenance> ofFindings(UUID encounterId) {
        encounters.get(encounterId);
        return extractions.find(encounterId).map(Extraction::by);
    }

    /** A version of the note that an engine wrote. */
    public record Version(long number, Provenance by, Instant createdAt) {}

    /** Oldest first; versions of people are left out. */
    @Requires(Permission.VIEW_WORKLIST)
    public List<Version> ofNote(UUID encounterId) {
        encounters.get(encounterId);
        return notes.find(encounterId).map(notes::revisions).orElse(List.of()).stream()
                .flatMap(it -> it.by().map(by -> new Version(it.number(), by, it.createdAt())).stream())
                .toList();
    }
}
