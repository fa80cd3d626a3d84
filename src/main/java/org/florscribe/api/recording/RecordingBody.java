package org.florscribe.api.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.recording.BroughtRecording;
import org.florscribe.clinical.recording.Measurement;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.RecordingNotice;
import org.florscribe.clinical.recording.RecordingOrigin;
import org.florscribe.clinical.recording.RecordingState;

/**
 * A recording as answered.
 *
 * @param sizeBytes of the whole file, as far as it is known
 * @param storedBytes of them that are durable
 */
public record RecordingBody(
        UUID recordingId,
        UUID encounterId,
        int number,
        RecordingOrigin origin,
        RecordingState state,
        Optional<Long> sizeBytes,
        long storedBytes,
        Optional<String> mediaType,
        Optional<QualityBody> quality,
        List<NoticeBody> notices,
        Instant createdAt,
        Optional<Instant> completedAt) {

    /**
     * What was measured.
     *
     * @param loudnessDb of the speech, in dBFS
     * @param clippedShare of the samples that are at full scale, 0 to 1
     */
    public record QualityBody(
            long durationMs, long speechMs, long silenceMs, double loudnessDb, double clippedShare, boolean cutOff) {

        static QualityBody of(Measurement measured) {
            return new QualityBody(
                    measured.durationMs(),
                    measured.speechMs(),
                    measured.durationMs() - measured.speechMs(),
                    measured.loudnessDb(),
                    measured.clippedShare(),
                    measured.cutOff());
        }
    }

    /** What a person should know, by code and in words. */
    public record NoticeBody(RecordingNotice code, String message) {}

    static RecordingBody of(BroughtRecording brought) {
        Recording recording = brought.recording();
        return new RecordingBody(
                recording.id(),
                recording.encounterId(),
                recording.number(),
                recording.origin(),
                recording.state(),
                recording.sizeBytes().or(recording::expectedBytes),
                brought.storedBytes(),
                recording.mediaType(),
                recording.measurement().map(QualityBody::of),
                brought.notices().stream()
                        .map(notice -> new NoticeBody(notice, notice.message()))
                        .toList(),
                recording.createdAt(),
                recording.completedAt());
    }
}
