package org.florscribe.testing.tone;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The numbers of tone-coded speech: 16 tones, 100 symbols a second, one frame for each word, a CRC at its end. */
final class ToneFormat {

    /** Symbols a second. */
    static final int BAUD = 100;

    static final int TONES = 16;
    static final int HEADER_BYTES = 4;
    static final int CRC_BYTES = 2;
    static final int MOST_PAYLOAD = 64;
    static final int FIRST = 1;
    static final int LAST = 2;
    static final int MORE = 4;
    static final int CONT = 8;
    /** Between two frames of an utterance. */
    static final int GUARD_MS = 20;

    private static final int[] SYNC = {0, 15, 5, 10, 3};
    private static final int UNKNOWN_SPEAKER = 15;
    private static final List<String> SPEAKERS = List.of("doctor", "patient", "nurse", "relative", "interpreter");

    private ToneFormat() {}

    /** Hertz of a symbol. */
    static int tone(int symbol) {
        return 400 + 200 * symbol;
    }

    static int syncLength() {
        return SYNC.length;
    }

    static int sync(int index) {
        return SYNC[index];
    }

    /** CRC-16/IBM-3740. */
    static int crc(byte[] bytes, int length) {
        int crc = 0xFFFF;
        for (int i = 0; i < length; i++) {
            crc ^= (bytes[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xFFFF : (crc << 1) & 0xFFFF;
            }
        }
        return crc;
    }

    static byte[] frame(int speaker, int flags, int utterance, int sequence, byte[] payload) {
        byte[] frame = new byte[HEADER_BYTES + payload.length + CRC_BYTES];
        frame[0] = (byte) ((speaker << 4) | flags);
        frame[1] = (byte) utterance;
        frame[2] = (byte) sequence;
        frame[3] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, HEADER_BYTES, payload.length);
        int crc = crc(frame, frame.length - CRC_BYTES);
        frame[frame.length - 2] = (byte) (crc >> 8);
        frame[frame.length - 1] = (byte) crc;
        return frame;
    }

    static int[] symbols(byte[] frame) {
        int[] symbols = new int[SYNC.length + 2 * frame.length];
        System.arraycopy(SYNC, 0, symbols, 0, SYNC.length);
        for (int i = 0; i < frame.length; i++) {
            symbols[SYNC.length + 2 * i] = (frame[i] >> 4) & 15;
            symbols[SYNC.length + 2 * i + 1] = frame[i] & 15;
        }
        return symbols;
    }

    static int milliseconds(byte[] frame) {
        return (SYNC.length + 2 * frame.length) * 1000 / BAUD;
    }

    static int speaker(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (SPEAKERS.contains(lower)) {
            return SPEAKERS.indexOf(lower);
        }
        return lower.matches("speaker([5-9]|1[0-4])") ? Integer.parseInt(lower.substring(7)) : UNKNOWN_SPEAKER;
    }

    static String speakerName(int number) {
        return number < SPEAKERS.size()
                ? SPEAKERS.get(number)
                : number == UNKNOWN_SPEAKER ? "unknown" : "speaker" + number;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
