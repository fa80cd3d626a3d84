package org.florscribe.adapter.transcriptfile;

import java.util.ArrayList;
import java.util.List;
import org.florscribe.clinical.transcript.UnreadableTranscript;

/** The lines of a text, ended by LF, CR LF or CR; and what no line of a transcript may keep. */
final class Lines {

    static final int MOST_LINES = 250_000;

    private Lines() {}

    static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                add(lines, text, start, i);
                i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
                start = i + 1;
            }
        }
        if (start < text.length()) {
            add(lines, text, start, text.length());
        }
        return lines;
    }

    private static void add(List<String> lines, String text, int start, int end) {
        int number = lines.size() + 1;
        if (number > MOST_LINES) {
            throw new UnreadableTranscript(number, "The file has more than " + MOST_LINES + " lines.");
        }
        if (end - start > ConversationAssembly.MOST_CHARACTERS) {
            throw new UnreadableTranscript(
                    number, "The line has more than " + ConversationAssembly.MOST_CHARACTERS + " characters.");
        }
        lines.add(text.substring(start, end));
    }

    /** Words on one line: white space in one piece, no control characters, no half characters, nothing that turns the text round. */
    static String clean(String words) {
        StringBuilder clean = new StringBuilder(words.length());
        boolean space = false;
        for (int i = 0; i < words.length(); ) {
            int c = words.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
            } else if (!Character.isISOControl(c) && !turnsTextRound(c)) {
                if (space && clean.length() > 0) {
                    clean.append(' ');
                }
                space = false;
                clean.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
            }
        }
        return clean.toString();
    }

    /** Byte order mark inside the text, zero-width space, and the embeddings and overrides of Unicode's bidirectional algorithm. */
    private static boolean turnsTextRound(int c) {
        return c == 0xFEFF || c == 0x200B || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
