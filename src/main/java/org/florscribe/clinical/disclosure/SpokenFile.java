package org.florscribe.clinical.disclosure;

import java.util.Locale;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.Utterance;

/** A conversation as a file that this and other programs read: WebVTT where its lines have times, else a line of text for each. */
record SpokenFile(String name, String mediaType, String text) {

    static SpokenFile of(Conversation conversation) {
        boolean timed = conversation.hasTimes();
        StringBuilder text = new StringBuilder(timed ? "WEBVTT\n" : "");
        for (Utterance utterance : conversation.utterances()) {
            String label = conversation
                    .speaker(utterance.speakerId())
                    .map(Speaker::label)
                    .orElse(utterance.speakerId());
            String words = utterance.text().replaceAll("\\s+", " ").strip();
            if (timed) {
                text.append('\n').append(time(utterance.startMs())).append(" --> ");
                // a cue that ends where it begins is none
                text.append(time(Math.max(utterance.endMs(), utterance.startMs() + 1)))
                        .append('\n');
                text.append("<v ")
                        .append(escaped(label))
                        .append('>')
                        .append(escaped(words))
                        .append("</v>\n");
            } else {
                text.append(label).append(": ").append(words).append('\n');
            }
        }
        return timed
                ? new SpokenFile("transcript.vtt", "text/vtt", text.toString())
                : new SpokenFile("transcript.txt", "text/plain", text.toString());
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String time(long ms) {
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d.%03d", ms / 3_600_000, ms / 60_000 % 60, ms / 1_000 % 60, ms % 1_000);
    }

    /** Masked: what was said is never printed. */
    @Override
    public String toString() {
        return "SpokenFile[" + name + "]";
    }
}
