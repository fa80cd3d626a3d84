package org.florscribe.testing.speech;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.florscribe.clinical.transcript.SpokenAudio;

/** Audio for an engine, held whole: tests of adapters need little of it. */
public record WholeSound(String mediaType, String fileName, byte[] bytes, long durationMs) implements SpokenAudio {

    public static WholeSound wav(byte[] wav) {
        return new WholeSound("audio/wav", "audio.wav", wav, (wav.length - 44) / 32);
    }

    @Override
    public long sizeBytes() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
