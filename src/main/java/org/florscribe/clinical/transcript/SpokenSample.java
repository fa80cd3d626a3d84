package org.florscribe.clinical.transcript;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A few sentences by a synthetic voice that concern nobody: PCM16 mono at 16 kHz in WAV. */
final class SpokenSample implements SpokenAudio {

    private static final int HEADER = 44;
    private static final long BYTES_A_MS = 32;

    private final byte[] wav;

    private SpokenSample(byte[] wav) {
        this.wav = wav;
    }

    static SpokenSample read() {
        try (InputStream in = SpokenSample.class.getResourceAsStream("sample.wav")) {
            return new SpokenSample(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String mediaType() {
        return "audio/wav";
    }

    @Override
    public String fileName() {
        return "audio.wav";
    }

    @Override
    public long sizeBytes() {
        return wav.length;
    }

    @Override
    public long durationMs() {
        return (wav.length - HEADER) / BYTES_A_MS;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(wav);
    }
}
