package org.florscribe.clinical.recording;

import jakarta.inject.Inject;
import java.util.ArrayList;
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
    private final LiveRecordingRepository live;
    private final EncounterRepository encounters;

    @Inject
    RecordingGaps(RecordingRepository recordings, LiveRecordingRepository live, EncounterRepository encounters) {
        this.recordings = recordings;
        this.live = live;
        this.encounters = encounters;
    }

    /** @param visitMs where on the visit's timeline it stands: between two moments that lie side by side there */
    public record Placed(GapKind kind, long visitMs, long durationMs) {}

    /** In the order of the timeline; those of a recording whose words are not written down yet count from its own start. */
    @Requires(Permission.VIEW_CHART)
    public List<Placed> of(UUID encounterId) {
        encounters.get(encounterId);
        List<Placed> found = new ArrayList<>();
        for (Recording recording : recordings.ofEncounter(encounterId)) {
            if (recording.origin() == RecordingOrigin.LIVE) {
                long startMs = recording.timelineMs().orElse(0L);
                live.gaps(recording.id())
                        .forEach(gap -> found.add(new Placed(gap.kind(), startMs + gap.offsetMs(), gap.durationMs())));
            }
        }
        return found;
    }
}
