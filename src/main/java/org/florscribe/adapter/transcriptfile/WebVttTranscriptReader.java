package org.florscribe.adapter.transcriptfile;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.TranscriptFile;
import org.florscribe.clinical.transcript.TranscriptReader;
import org.florscribe.clinical.transcript.UnreadableTranscript;

/** WebVTT (W3C), as meeting and captioning products write it. */
final class WebVttTranscriptReader implements TranscriptReader {

    private static final Pattern SIGNATURE = Pattern.compile("^WEBVTT(?:[ \\t].*)?$");
    private static final Pattern LANGUAGE = Pattern.compile("^Language:\\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\\s*$");

    @Override
    public boolean reads(TranscriptFile file) {
        return reads(Lines.of(Decoding.decode(file.content())));
    }

    static boolean reads(List<String> lines) {
        int first = firstWritten(lines);
        return first < lines.size()
                && SIGNATURE.matcher(lines.get(first).stripLeading()).matches();
    }

    @Override
    public Conversation read(TranscriptFile file) {
        return read(Lines.of(Decoding.decode(file.content())));
    }

    static Conversation read(List<String> lines) {
        int at = firstWritten(lines) + 1;
        if (!reads(lines)) {
            throw new UnreadableTranscript(1, "A WebVTT file begins with the word WEBVTT.");
        }
        String language = Conversation.UNKNOWN_LANGUAGE;
        while (at < lines.size() && !lines.get(at).isBlank() && !Times.isTimeLine(lines.get(at))) {
            Matcher match = LANGUAGE.matcher(lines.get(at));
            language = match.matches() ? match.group(1) : language;
            at++;
        }
        return ConversationAssembly.of(language, RepeatedCues.removed(CueTurns.of(Cue.read(lines, at))));
    }

    private static int firstWritten(List<String> lines) {
        int at = 0;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }
}
