package org.florscribe.testing.sound;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.florscribe.clinical.recording.AudioReader;

/** A file in memory. */
public record BytesReader(byte[] content) implements AudioReader {

    @Override
    public long length() {
        return content.length;
    }

    @Override
    public InputStream from(long offset) {
        return new ByteArrayInputStream(content, (int) offset, content.length - (int) offset);
    }
}
