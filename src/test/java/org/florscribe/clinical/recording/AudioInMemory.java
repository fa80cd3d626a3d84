package org.florscribe.clinical.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.shared.NotFound;

/** Audio for tests, in memory; remembers where it was read from. */
final class AudioInMemory implements AudioStore {

    private final Map<String, byte[]> copies = new HashMap<>();

    final List<Long> readFrom = new ArrayList<>();

    AudioInMemory with(UUID recordingId, AudioCopy copy, byte[] content) {
        copies.put(recordingId + "/" + copy, content);
        return this;
    }

    @Override
    public AudioWriter write(UUID recordingId, AudioCopy copy) {
        String name = recordingId + "/" + copy;
        byte[] before = copies.getOrDefault(name, new byte[0]);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(before);
        return new AudioWriter() {
            private long committed = before.length;

            @Override
            public void write(byte[] bytes, int offset, int length) {
                content.write(bytes, offset, length);
            }

            @Override
            public long commit() {
                copies.put(name, content.toByteArray());
                committed = content.size();
                return committed;
            }

            @Override
            public long committed() {
                return committed;
            }

            @Override
            public void close() {
                // what was not committed is gone
            }
        };
    }

    @Override
    public AudioReader read(UUID recordingId, AudioCopy copy) {
        byte[] content = copies.get(recordingId + "/" + copy);
        if (content == null) {
            throw new NotFound();
        }
        return new AudioReader() {
            @Override
            public long length() {
                return content.length;
            }

            @Override
            public InputStream from(long offset) {
                readFrom.add(offset);
                return new ByteArrayInputStream(content, (int) offset, content.length - (int) offset);
            }
        };
    }

    @Override
    public long length(UUID recordingId, AudioCopy copy) {
        return copies.getOrDefault(recordingId + "/" + copy, new byte[0]).length;
    }

    @Override
    public void forget(UUID recordingId, AudioCopy copy) {
        copies.remove(recordingId + "/" + copy);
    }
}
