package org.florscribe.clinical.transcript;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;

/** Reading what was said. */
@ApplicationService
public class TranscriptReading {

    private final TranscriptRepository transcripts;
    private final EncounterRepository encounters;
    private final AuditTrail trail;

    @Inject
    TranscriptReading(TranscriptRepository transcripts, EncounterRepository encounters, AuditTrail trail) {
        this.transcripts = transcripts;
        this.encounters = encounters;
        this.trail = trail;
    }

    /** @throws org.florscribe.shared.NotFound when the visit has no transcript yet */
    @Requires(Permission.VIEW_CHART)
    public Transcript get(UUID encounterId) {
        return find(encounterId).orElseThrow(NotFound::new);
    }

    /** For a page that shows the visit in every stage. */
    @Requires(Permission.VIEW_CHART)
    public Optional<Transcript> find(UUID encounterId) {
        Encounter encounter = encounters.get(encounterId);
        Optional<Transcript> transcript = transcripts.find(encounterId);
        transcript.ifPresent(
                it -> trail.record(AuditAction.TRANSCRIPT_VIEWED, "transcript", it.id(), encounter.patientId()));
        return transcript;
    }
}
