package org.florscribe.adapter.transcriptfile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.florscribe.clinical.transcript.UnreadableTranscript;

/**
 * Bytes to characters: UTF-8 or UTF-16 by their mark, UTF-16 without a mark by its zero bytes, else UTF-8; and Windows-1252
 * only for a file that holds no UTF-8 sequence at all, so that one damaged character never spoils the others.
 */
final class Decoding {

    static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final int SAMPLE_BYTES = 4096;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char REPLACEMENT = '\uFFFD';

    private Decoding() {}

    /** The characters of the file without byte order mark. */
    static String decode(byte[] content) {
        if (content.length == 0) {
            throw new UnreadableTranscript(0, "The file is empty.");
        }
        if (content.length > MOST_BYTES) {
            throw new UnreadableTranscript(0, "The file is larger than 20 MB.");
        }
        refuseOtherKinds(content);
        String text = characters(content);
        if (text.isBlank()) {
            throw new UnreadableTranscript(0, "The file is empty.");
        }
        return text;
    }

    private static String characters(byte[] content) {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            return utf8(content, 3);
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            return utf16(content, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return utf16(content, 2, StandardCharsets.UTF_16BE);
        }
        int sample = Math.min(content.length, SAMPLE_BYTES) & ~1;
        int evenZeros = zeros(content, 0, sample);
        int oddZeros = zeros(content, 1, sample);
        if (sample >= 4 && oddZeros > sample / 5 && evenZeros == 0) {
            return utf16(content, 0, StandardCharsets.UTF_16LE);
        }
        if (sample >= 4 && evenZeros > sample / 5 && oddZeros == 0) {
            return utf16(content, 0, StandardCharsets.UTF_16BE);
        }
        return utf8(content, 0);
    }

    private static String utf8(byte[] content, int from) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(content, from, content.length - from);
        CharBuffer out = CharBuffer.allocate(content.length - from + 1);
        CoderResult result = decoder.decode(in, out, false);
        if (!result.isError() && !in.hasRemaining()) {
            return out.flip().toString();
        }
        boolean cutOffInsideTheLastCharacter = !result.isError();
        if (cutOffInsideTheLastCharacter && holdsUtf8Sequence(content)) {
            return out.flip().toString() + REPLACEMENT;
        }
        if (from > 0 || holdsUtf8Sequence(content)) {
            throw new UnreadableTranscript(lineAt(content, in.position()), "Some characters are not valid UTF-8.");
        }
        return windows(content);
    }

    private static boolean holdsUtf8Sequence(byte[] content) {
        for (int i = 0; i + 1 < content.length; i++) {
            int lead = content[i] & 0xFF;
            int length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : 0;
            if (length > 0 && i + length <= content.length) {
                boolean whole = true;
                for (int j = 1; j < length; j++) {
                    whole &= (content[i + j] & 0xC0) == 0x80;
                }
                if (whole) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String windows(byte[] content) {
        int high = 0;
        for (int i = 0; i < content.length; i++) {
            int value = content[i] & 0xFF;
            if (value < 0x20 && value != '\t' && value != '\n' && value != '\r' && value != '\f') {
                throw new UnreadableTranscript(lineAt(content, i), "The file is not text.");
            }
            high += value >= 0x80 ? 1 : 0;
        }
        if (high > content.length / 3 + 1) {
            throw new UnreadableTranscript(0, "The file is not text, or in an encoding other than UTF-8 and UTF-16.");
        }
        return new String(content, WINDOWS);
    }

    private static String utf16(byte[] content, int from, Charset charset) {
        int length = (content.length - from) & ~1;
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableTranscript(0, "Some characters are not valid UTF-16.");
        }
    }

    private static void refuseOtherKinds(byte[] content) {
        if (startsWith(content, 'P', 'K', 3, 4) || startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnreadableTranscript(
                    0, "The file is an Office document or an archive. Save the transcript as plain text.");
        }
        if (startsWith(content, '%', 'P', 'D', 'F')) {
            throw new UnreadableTranscript(0, "The file is a PDF. Save the transcript as plain text.");
        }
        if (startsWith(content, '{', '\\', 'r', 't', 'f')) {
            throw new UnreadableTranscript(0, "The file is rich text. Save the transcript as plain text.");
        }
    }

    private static boolean startsWith(byte[] content, int... values) {
        if (content.length < values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if ((content[i] & 0xFF) != values[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] content, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i += 2) {
            count += content[i] == 0 ? 1 : 0;
        }
        return count;
    }

    private static int lineAt(byte[] content, int position) {
        int line = 1;
        for (int i = 0; i < Math.min(position, content.length); i++) {
            boolean afterReturn = i > 0 && content[i - 1] == '\r';
            if (content[i] == '\r' || (content[i] == '\n' && !afterReturn)) {
                line++;
            }
        }
        return line;
    }
}
