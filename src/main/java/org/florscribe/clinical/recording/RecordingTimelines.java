package org.florscribe.clinical.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** The timeline of each recording: what was brought has no gaps that anybody knows of. */
@ApplicationScoped
public class RecordingTimelines {

    private final LiveRecordingRepository live;

    @Inject
    RecordingTimelines(LiveRecordingRepository live) {
        this.live = live;
    }

    public RecordingTimeline of(Recording recording) {
        return recording.origin() == RecordingOrigin.LIVE
                ? new RecordingTimeline(live.gaps(recording.id()))
                : RecordingTimeline.WHOLE;
    }

    /** Of these recordings of one visit, on its timeline; see {@link RecordingGaps#of}. */
    public List<RecordingGaps.Placed> gaps(List<Recording> recordings) {
        List<RecordingGaps.Placed> found = new ArrayList<>();
        for (Recording recording : recordings) {
            long placeMs = recording.timelineMs().orElse(0L);
            RecordingTimeline timeline = of(recording);
            for (RecordingGap gap : timeline.gaps()) {
                long startMs = placeMs + timeline.gapStartsAt(gap);
                found.add(new RecordingGaps.Placed(gap.kind(), startMs, startMs + gap.durationMs()));
            }
        }
        return found;
    }
}
