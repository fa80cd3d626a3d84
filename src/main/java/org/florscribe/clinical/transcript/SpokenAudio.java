package org.florscribe.clinical.transcript;

import java.io.InputStream;

/** Audio to be written down, read as it is sent: never whole in memory. */
public interface SpokenAudio {

    /** Such as {@code audio/wav}. */
    String mediaType();

    /** Neutral, with the right extension, such as {@code audio.wav}. */
    String fileName();

    long sizeBytes();

    long durationMs();

    /** From the start; may be opened again when a call is repeated. Read on the thread that called the engine, and closed by it. */
    InputStream open();
}
