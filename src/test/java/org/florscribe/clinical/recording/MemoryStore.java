package org.florscribe.clinical.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.florscribe.shared.NotFound;

/** Keeps bytes in memory; what was written and not committed is lost, as it would be. */
final class MemoryStore implements AudioStore {

    private final Map<UUID, byte[]> stored = new HashMap<>();

    /** The most bytes that were ever written between two commits. */
    int mostUncommitted;

    int commits;

    @Override
    public AudioWriter write(UUID recordingId, AudioCopy copy) {
        return new AudioWriter() {
            private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

            @Override
            public void write(byte[] content, int offset, int length) {
                pending.write(content, offset, length);
                mostUncommitted = Math.max(mostUncommitted, pending.size());
            }

            @Override
            public long commit() {
                byte[] before = of(recordingId);
                byte[] now = java.util.Arrays.copyOf(before, before.length + pending.size());
                System.arraycopy(pending.toByteArray(), 0, now, before.length, pending.size());
                stored.put(recordingId, now);
                pending.reset();
                commits++;
                return now.length;
            }

            @Override
            public long committed() {
                return of(recordingId).length;
            }

            @Override
            public void close() {
                pending.reset();
            }
        };
    }

    @Override
    public AudioReader read(UUID recordingId, AudioCopy copy) {
        if (!stored.containsKey(recordingId)) {
            throw new NotFound();
        }
        byte[] bytes = of(recordingId);
        return new AudioReader() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream from(long offset) {
                return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
            }
        };
    }

    @Override
    public long length(UUID recordingId, AudioCopy copy) {
        return of(recordingId).length;
    }

    @Override
    public void forget(UUID recordingId, AudioCopy copy) {
        stored.remove(recordingId);
    }

    boolean isEmpty() {
        return stored.isEmpty();
    }

    byte[] of(UUID recordingId) {
        return stored.getOrDefault(recordingId, new byte[0]);
    }
}
