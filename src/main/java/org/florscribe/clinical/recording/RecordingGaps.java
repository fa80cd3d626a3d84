package org.florscribe.clinical.recording;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** Where the recordings of a visit have no audio; for whoever reads the visit anyway, and on the record as that. */
@ApplicationService
public class RecordingGaps {

    private final RecordingRepository recordings;
    private final RecordingTimelines timelines;
    private final EncounterRepository encounters;

    @Inject
    RecordingGaps(RecordingRepository recordings, RecordingTimelines timelines, EncounterRepository encounters) {
        this.recordings = recordings;
        this.timelines = timelines;
        this.encounters = encounters;
    }

    /**
     * @param startMs on the visit's timeline, where it lasts as long as it did
     * @param endMs where the sound goes on
     */
    public record Placed(GapKind kind, long startMs, long endMs) {

        public long durationMs() {
            return endMs - startMs;
        }
    }

    /** In the order of the timeline; those of a recording whose words are not written down yet count from its own start. */
    @Requires(Permission.VIEW_CHART)
    public List<Placed> of(UUID encounterId) {
        encounters.get(encounterId);
        return timelines.gaps(recordings.ofEncounter(encounterId));
    }
}
