package org.florscribe.clinical.extraction;

import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.transcript.Transcript;
import org.florscribe.clinical.transcript.TranscriptRepository;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** What a step starts from. */
@ApplicationService
public class VisitMaterials {

    private final TranscriptRepository transcripts;
    private final MaterialSource source;

    @Inject
    VisitMaterials(TranscriptRepository transcripts, MaterialSource source) {
        this.transcripts = transcripts;
        this.source = source;
    }

    /** @param transcriptVersion of the transcript that the material holds */
    public record Loaded(VisitMaterial material, long transcriptVersion) {}

    /** @throws org.florscribe.shared.NotFound when the visit has no transcript */
    @Requires(Permission.SYSTEM)
    public Loaded load(UUID encounterId) {
        Transcript transcript = transcripts.get(encounterId);
        return new Loaded(source.of(encounterId, transcript.conversation()), transcript.version());
    }
}
