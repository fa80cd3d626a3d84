package org.florscribe.clinical.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a person should know of a recording. None of it stands in the way of anything. */
public enum RecordingNotice {
    ALREADY_HERE("This recording is on this visit already. Nothing was changed."),
    ELSEWHERE("The same recording is on another visit of your practice too. Check that it is the right one."),
    NO_SPEECH("Nobody is heard to speak in this recording. Listen to it, or bring another one."),
    MOSTLY_SILENT("Most of this recording is silence. Check that it is the whole conversation."),
    QUIET("The voices are very quiet. Words may be missing; next time put the phone nearer."),
    CLIPPED("The sound is distorted because it was recorded too loudly. Words may be wrong."),
    CUT_OFF("The file ends in the middle. The end of the conversation may be missing."),
    INTERRUPTED("The recording broke off and nobody went on with it. The end of the conversation may be missing.");

    private static final double SILENT_ABOVE = 0.8;
    private static final long JUDGED_FROM_MS = Duration.ofMinutes(1).toMillis();

    private final String message;

    RecordingNotice(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }

    /** @param elsewhereToo the same file is on another visit */
    static List<RecordingNotice> of(Recording recording, boolean elsewhereToo) {
        List<RecordingNotice> found = new ArrayList<>();
        if (elsewhereToo) {
            found.add(ELSEWHERE);
        }
        recording.measurement().ifPresent(measured -> judge(measured, found));
        return found;
    }

    private static void judge(Measurement measured, List<RecordingNotice> found) {
        if (!measured.isSpoken()) {
            found.add(NO_SPEECH);
        } else {
            long silentMs = measured.durationMs() - measured.speechMs();
            if (measured.durationMs() >= JUDGED_FROM_MS && silentMs > measured.durationMs() * SILENT_ABOVE) {
                found.add(MOSTLY_SILENT);
            }
            if (measured.isFaint()) {
                found.add(QUIET);
            }
        }
        if (measured.isDistorted()) {
            found.add(CLIPPED);
        }
        if (measured.cutOff()) {
            found.add(CUT_OFF);
        }
    }
}
