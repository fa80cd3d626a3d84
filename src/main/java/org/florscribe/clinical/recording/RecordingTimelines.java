package org.florscribe.clinical.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

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
}
