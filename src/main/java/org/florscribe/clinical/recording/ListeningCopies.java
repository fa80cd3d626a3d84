package org.florscribe.clinical.recording;

import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;

/** The short transactions around listening to a recording: before, when it is done, when it was given up. */
@ApplicationService
public class ListeningCopies {

    private final RecordingRepository recordings;
    private final AudioStore audio;
    private final LiveAudio live;

    @Inject
    ListeningCopies(RecordingRepository recordings, AudioStore audio, LiveAudio live) {
        this.recordings = recordings;
        this.audio = audio;
        this.live = live;
    }

    /**
     * Takes away what a run before left of the copy, as nobody knows how much of it is right.
     *
     * @return as it is now; when it was measured already nothing was taken away
     * @throws Conflict {@code recording-incomplete} while bytes still come, or when the audio is destroyed
     */
    @Requires(Permission.SYSTEM)
    public Recording begin(UUID recordingId) {
        Recording recording = recordings.getForChange(recordingId);
        if (!recording.isComplete()) {
            throw new Conflict("recording-incomplete", "This recording is not there as a whole.");
        }
        if (recording.measurement().isEmpty()) {
            audio.forget(recordingId, AudioCopy.LISTENING);
        }
        return recording;
    }

    @Requires(Permission.SYSTEM)
    public void finish(UUID recordingId, Measurement found, byte[] peaks) {
        Recording recording = recordings.getForChange(recordingId);
        if (recording.isComplete()) {
            recordings.storePeaks(recordingId, peaks);
            recordings.update(recording.measured(found));
            if (recording.origin() == RecordingOrigin.LIVE) {
                live.forget(recordingId); // the copy is what it was made of
            }
        }
    }

    @Requires(Permission.SYSTEM)
    public void giveUp(UUID recordingId) {
        if (recordings.getForChange(recordingId).measurement().isEmpty()) {
            audio.forget(recordingId, AudioCopy.LISTENING);
        }
    }
}
