package org.florscribe.clinical.recording;

/** What stands before {@link Pcm} to make a WAV file of it: RIFF, as Microsoft's "Multimedia Programming Interface" of 1991 has it. */
public final class WavHeader {

    /** In bytes. */
    public static final int LENGTH = 44;

    /** What a length field of 32 bits can say. */
    static final long MOST_PCM_BYTES = 0xFFFF_FFFFL - LENGTH;

    private static final int FORMAT_LENGTH = 16;
    private static final int PLAIN = 1;

    private WavHeader() {}

    /** @param pcmBytes that follow; at most 4 GB less this header */
    public static byte[] of(long pcmBytes) {
        if (pcmBytes < 0 || pcmBytes > MOST_PCM_BYTES) {
            throw new IllegalArgumentException("No WAV file holds " + pcmBytes + " bytes");
        }
        byte[] header = new byte[LENGTH];
        letters(header, 0, "RIFF");
        number(header, 4, pcmBytes + LENGTH - 8, 4);
        letters(header, 8, "WAVE");
        letters(header, 12, "fmt ");
        number(header, 16, FORMAT_LENGTH, 4);
        number(header, 20, PLAIN, 2);
        number(header, 22, 1, 2); // channels
        number(header, 24, Pcm.RATE, 4);
        number(header, 28, (long) Pcm.RATE * Pcm.BYTES_PER_SAMPLE, 4);
        number(header, 32, Pcm.BYTES_PER_SAMPLE, 2);
        number(header, 34, Pcm.BYTES_PER_SAMPLE * 8L, 2);
        letters(header, 36, "data");
        number(header, 40, pcmBytes, 4);
        return header;
    }

    private static void letters(byte[] header, int at, String four) {
        for (int i = 0; i < 4; i++) {
            header[at + i] = (byte) four.charAt(i);
        }
    }

    /** Little-endian. */
    private static void number(byte[] header, int at, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            header[at + i] = (byte) (value >>> (8 * i));
        }
    }
}
