package org.florscribe.clinical.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.florscribe.shared.NotFound;

/** Live audio for tests, in memory. */
final class LiveAudioInMemory implements LiveAudio {

    final Map<UUID, List<LiveSegment>> rows = new HashMap<>();

    /** What is refused, as when another connection owns it. */
    Predicate<LiveSegment> refused = segment -> false;

    @Override
    public List<Boolean> append(List<LiveSegment> segments) {
        return segments.stream().map(this::append).toList();
    }

    private boolean append(LiveSegment segment) {
        boolean taken = !refused.test(segment);
        if (taken) {
            rows.computeIfAbsent(segment.recordingId(), id -> new ArrayList<>()).add(segment);
        }
        return taken;
    }

    byte[] pcm(UUID recordingId) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        rows.getOrDefault(recordingId, List.of()).forEach(it -> all.writeBytes(it.pcm()));
        return all.toByteArray();
    }

    @Override
    public void expect(UUID encounterId) {
        // nothing is sealed here
    }

    @Override
    public Tail tail(UUID recordingId) {
        List<LiveSegment> its = rows.getOrDefault(recordingId, List.of());
        if (its.isEmpty()) {
            return new Tail(0, 0, 0);
        }
        LiveSegment last = its.get(its.size() - 1);
        return new Tail(last.number() + 1, last.lastSequence() + 1, last.startByte() + last.pcm().length);
    }

    @Override
    public AudioReader read(UUID recordingId) {
        byte[] content = pcm(recordingId);
        if (content.length == 0) {
            throw new NotFound();
        }
        return new AudioReader() {
            @Override
            public long length() {
                return content.length;
            }

            @Override
            public InputStream from(long offset) {
                return new ByteArrayInputStream(content, (int) offset, content.length - (int) offset);
            }
        };
    }

    @Override
    public long length(UUID recordingId) {
        return tail(recordingId).bytes();
    }

    @Override
    public void forget(UUID recordingId) {
        rows.remove(recordingId);
    }

    @Override
    public void prepare() {
        // nothing to prepare
    }

    @Override
    public int giveBackRoom() {
        return 0;
    }
}
