package org.florscribe.adapter.transcriptfile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.TranscriptFile;
import org.florscribe.clinical.transcript.TranscriptFormats;
import org.florscribe.clinical.transcript.UnreadableTranscript;

/**
 * WebVTT, SubRip, JSON and labelled text. The content decides where it is unmistakable, since browsers and products declare
 * these files as anything; the media type decides the rest, and with it which fault is named.
 */
@ApplicationScoped
public class FileTranscriptFormats implements TranscriptFormats {

    @Override
    public Conversation read(TranscriptFile file) {
        String text = Decoding.decode(file.content());
        if (JsonTranscriptReader.reads(text) || isJson(file.mediaType())) {
            return JsonTranscriptReader.read(text);
        }
        List<String> lines = Lines.of(text);
        if (WebVttTranscriptReader.reads(lines)) {
            return WebVttTranscriptReader.read(lines);
        }
        if (SubRipTranscriptReader.reads(lines)) {
            return SubRipTranscriptReader.read(lines);
        }
        if (isMarkup(text)) {
            throw new UnreadableTranscript(1, "The file is a web page or XML. Save the transcript as plain text.");
        }
        return switch (file.mediaType()) {
            case "text/vtt" -> WebVttTranscriptReader.read(lines);
            case "application/x-subrip", "text/srt", "application/srt" -> SubRipTranscriptReader.read(lines);
            default -> LabelledTextTranscriptReader.read(lines);
        };
    }

    private static boolean isJson(String mediaType) {
        return mediaType.equals("application/json") || mediaType.endsWith("+json");
    }

    private static boolean isMarkup(String text) {
        String start = text.stripLeading();
        return start.startsWith("<?xml")
                || start.regionMatches(true, 0, "<!doctype", 0, 9)
                || start.regionMatches(true, 0, "<html", 0, 5);
    }
}
