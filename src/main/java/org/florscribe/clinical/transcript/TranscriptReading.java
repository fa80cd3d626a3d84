package org.florscribe.clinical.transcript;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** Reading what was said. */
@ApplicationService
public class TranscriptReading {

    private final TranscriptRepository transcripts;
    private final EncounterRepository encounters;

    @Inject
    TranscriptReading(TranscriptRepository transcripts, EncounterRepository encounters) {
        this.transcripts = transcripts;
        this.encounters = encounters;
    }

    /** @throws org.florscribe.shared.NotFound when the visit has no transcript yet */
    @Requires(Permission.VIEW_CHART)
    public Transcript get(UUID encounterId) {
        encounters.get(encounterId);
        return transcripts.get(encounterId);
    }

    /** For a page that shows the visit in every stage. */
    @Requires(Permission.VIEW_CHART)
    public Optional<Transcript> find(UUID encounterId) {
        encounters.get(encounterId);
        return transcripts.find(encounterId);
    }
}
