package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.florscribe.clinical.recording.BroughtRecording;
import org.florscribe.clinical.recording.Measurement;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.RecordingNotice;
import org.florscribe.clinical.recording.RecordingState;
import org.florscribe.clinical.recording.RecordingTooLarge;
import org.florscribe.clinical.recording.RecordingUpload;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Recordings of the visit: those that are here, those on their way, and how good they are. */
@Named
@RequestScoped
public class VisitRecordingBean {

    private static final double MEGABYTE = 1_000_000;

    private final OpenVisit visit;
    private final RecordingUpload uploads;
    private final Times times;
    private final Words words;

    private @Nullable List<BroughtRecording> recordings;

    @Inject
    VisitRecordingBean(OpenVisit visit, RecordingUpload uploads, Times times, Words words) {
        this.visit = visit;
        this.uploads = uploads;
        this.times = times;
        this.words = words;
    }

    public long getMostBytes() {
        return RecordingTooLarge.MOST_BYTES;
    }

    public boolean isThere() {
        return !all().isEmpty();
    }

    public List<Line> getLines() {
        return all().stream()
                .filter(it -> it.recording().state() != RecordingState.RECEIVING)
                .map(this::line)
                .toList();
    }

    /** Uploads that broke off, or that come from elsewhere just now. */
    public List<Unfinished> getUnfinished() {
        return all().stream()
                .filter(it -> it.recording().state() == RecordingState.RECEIVING)
                .filter(it -> it.recording().expectedBytes().isPresent())
                .map(this::unfinished)
                .toList();
    }

    private List<BroughtRecording> all() {
        if (recordings == null) {
            recordings = uploads.ofVisit(visit.id());
        }
        return recordings;
    }

    private Unfinished unfinished(BroughtRecording upload) {
        long size = upload.recording().expectedBytes().orElse(0L);
        return new Unfinished(
                upload.recording().id(),
                size,
                words.get(
                        "recording.unfinished",
                        times.moment(upload.recording().createdAt()),
                        megabytes(upload.storedBytes()),
                        megabytes(size)));
    }

    private Line line(BroughtRecording brought) {
        Recording recording = brought.recording();
        List<String> facts = new ArrayList<>();
        recording.measurement().map(it -> length(it.durationMs())).ifPresent(facts::add);
        recording.sizeBytes().map(this::megabytes).ifPresent(facts::add);
        facts.add(times.moment(recording.completedAt().orElse(recording.createdAt())));
        return new Line(
                recording.number(),
                recording.state(),
                String.join(" · ", facts),
                recording.measurement().map(this::quality).orElse(""),
                brought.notices());
    }

    private String quality(Measurement measured) {
        long silentMs = measured.durationMs() - measured.speechMs();
        NumberFormat percent = NumberFormat.getPercentInstance(words.locale());
        return words.get(
                "recording.quality",
                percent.format(measured.durationMs() == 0 ? 0 : silentMs / (double) measured.durationMs()),
                Math.round(measured.loudnessDb()),
                percent.format(measured.clippedShare()));
    }

    private String megabytes(long bytes) {
        NumberFormat number = NumberFormat.getNumberInstance(words.locale());
        number.setMaximumFractionDigits(1);
        return words.get("recording.megabytes", number.format(bytes / MEGABYTE));
    }

    /** As in 16:51, or 1:00:21. */
    private static String length(long ms) {
        long seconds = Math.round(ms / 1000.0);
        String minutesAndSeconds = String.format(Locale.ROOT, "%02d:%02d", seconds / 60 % 60, seconds % 60);
        return seconds < 3600 ? minutesAndSeconds : seconds / 3600 + ":" + minutesAndSeconds;
    }

    /** One recording. {@code quality} is empty until it was measured. */
    public record Line(int number, RecordingState state, String facts, String quality, List<RecordingNotice> notices) {

        public String tone() {
            return switch (state) {
                case RECEIVING, STORED -> "flor-busy";
                case READY -> "flor-ok";
                case DESTROYED -> "flor-quiet";
            };
        }

        public String icon() {
            return switch (state) {
                case RECEIVING, STORED -> "sync";
                case READY -> "check-circle";
                case DESTROYED -> "ban";
            };
        }
    }

    /** An upload to go on with. */
    public record Unfinished(UUID id, long sizeBytes, String words) {}
}
