package org.florscribe.clinical.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From the audio of a recording to the time that passed while it was made. Where nothing was recorded time goes on, so that what was
 * said afterwards stands where it was said; there is no sound of that time.
 *
 * @param gaps in the order of the audio
 */
public record RecordingTimeline(List<RecordingGap> gaps) {

    /** Of what was recorded in one go, or brought. */
    public static final RecordingTimeline WHOLE = new RecordingTimeline(List.of());

    public RecordingTimeline {
        gaps = gaps.stream()
                .sorted(Comparator.comparing(RecordingGap::offsetMs))
                .toList();
    }

    /**
     * A stretch of audio without a gap.
     *
     * @param audioMs where it begins in the audio
     * @param atMs where it begins on the timeline of the recording
     */
    record Stretch(long audioMs, long atMs, long lengthMs) {}

    /** When this moment of the audio was, as the beginning of what is heard there. */
    public long startsAt(long audioMs) {
        return audioMs
                + gaps.stream()
                        .filter(gap -> gap.offsetMs() <= audioMs)
                        .mapToLong(RecordingGap::durationMs)
                        .sum();
    }

    /** When this moment of the audio was, as the end of what is heard before it. */
    public long endsAt(long audioMs) {
        return audioMs
                + gaps.stream()
                        .filter(gap -> gap.offsetMs() < audioMs)
                        .mapToLong(RecordingGap::durationMs)
                        .sum();
    }

    /** Where the gap begins on the timeline of the recording; the gaps before it at the same place come first. */
    long gapStartsAt(RecordingGap gap) {
        return gap.offsetMs()
                + gaps.subList(0, gaps.indexOf(gap)).stream()
                        .mapToLong(RecordingGap::durationMs)
                        .sum();
    }

    /** How long all of it took, for audio of this length. */
    public long length(long audioMs) {
        return startsAt(audioMs);
    }

    /** The audio, of this length, in pieces without a gap. */
    List<Stretch> stretches(long audioMs) {
        List<Stretch> stretches = new ArrayList<>();
        long from = 0;
        for (RecordingGap gap : gaps) {
            long to = Math.min(gap.offsetMs(), audioMs);
            if (to > from) {
                stretches.add(new Stretch(from, startsAt(from), to - from));
                from = to;
            }
        }
        if (audioMs > from) {
            stretches.add(new Stretch(from, startsAt(from), audioMs - from));
        }
        return stretches;
    }
}
