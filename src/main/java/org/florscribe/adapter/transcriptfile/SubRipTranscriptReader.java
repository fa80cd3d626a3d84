package org.florscribe.adapter.transcriptfile;

import java.util.List;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.TranscriptFile;
import org.florscribe.clinical.transcript.TranscriptReader;

/** SubRip ({@code .srt}): numbered cues with a comma before the milliseconds; no standard, so read as leniently as WebVTT. */
final class SubRipTranscriptReader implements TranscriptReader {

    @Override
    public boolean reads(TranscriptFile file) {
        return reads(Lines.of(Decoding.decode(file.content())));
    }

    /** The first or second written line has the times of a cue. */
    static boolean reads(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank()).limit(2).anyMatch(Times::isReadableTimeLine);
    }

    @Override
    public Conversation read(TranscriptFile file) {
        return read(Lines.of(Decoding.decode(file.content())));
    }

    static Conversation read(List<String> lines) {
        return ConversationAssembly.of(
                Conversation.UNKNOWN_LANGUAGE, RepeatedCues.removed(CueTurns.of(Cue.read(lines, 0))));
    }
}
