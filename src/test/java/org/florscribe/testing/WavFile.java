package org.florscribe.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A made-up recording: a wandering tone with noise, 16 kHz, mono, 16 bit. No two seeds sound alike. */
public final class WavFile {

    private static final int RATE = 16_000;
    private static final int HEADER_BYTES = 44;

    private WavFile() {}

    public static byte[] of(int seconds, long seed) {
        int samples = seconds * RATE;
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + samples * 2).put(ascii("WAVEfmt "));
        file.putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
        file.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(samples * 2);
        Random random = new Random(seed);
        double pitch = 150 + random.nextInt(200);
        for (int i = 0; i < samples; i++) {
            double at = i / (double) RATE;
            double wave = Math.sin(2 * Math.PI * pitch * at) * (0.3 + 0.2 * Math.sin(at * 3));
            file.putShort((short) (wave * 12_000 + random.nextInt(400)));
        }
        return file.array();
    }

    private static byte[] ascii(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }
}
