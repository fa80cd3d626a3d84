package org.florscribe.adapter.jpa;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.UUID;
import org.florscribe.adapter.jpa.LiveSegmentTable.Stored;
import org.florscribe.adapter.jpa.LiveSegmentTable.Stretch;
import org.florscribe.clinical.recording.AudioReader;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.platform.keys.SealBroken;
import org.florscribe.platform.keys.SubjectKey;
import org.jspecify.annotations.Nullable;

/** Reads a live recording from its rows, a few segments at a time. */
class LiveSegmentReader implements AudioReader {

    private final LiveSegmentTable.Rows rows;
    private final UUID practiceId;
    private final UUID recordingId;
    private final long length;

    LiveSegmentReader(LiveSegmentTable.Rows rows, UUID practiceId, UUID recordingId, long length) {
        this.rows = rows;
        this.practiceId = practiceId;
        this.recordingId = recordingId;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream from(long offset) {
        return new Opening(Objects.checkIndex(offset, length + 1));
    }

    private final class Opening extends InputStream {

        private final Deque<Stored> ahead = new ArrayDeque<>();
        private @Nullable SubjectKey key;
        private byte[] content = new byte[0];
        private int next;
        private long position;

        private Opening(long offset) {
            position = offset;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) {
            Objects.checkFromIndexSize(offset, wanted, into.length);
            if (wanted == 0) {
                return 0;
            }
            if (next == content.length) {
                if (position >= length) {
                    return -1;
                }
                openNext();
            }
            int given = (int) Math.min(Math.min(wanted, content.length - next), length - position);
            System.arraycopy(content, next, into, offset, given);
            next += given;
            position += given;
            return given;
        }

        private void openNext() {
            SubjectKey held = key;
            if (held == null || ahead.isEmpty()) {
                Stretch stretch = rows.from(practiceId, recordingId, position);
                ahead.addAll(stretch.segments());
                held = stretch.key();
                key = held;
            }
            Stored segment = ahead.poll();
            if (segment == null
                    || segment.startByte() > position
                    || segment.startByte() + segment.plainBytes() <= position) {
                throw new AudioStoreFailed(
                        "Live recording " + recordingId + " ends before it should: it went to the audio store, was"
                                + " destroyed meanwhile, or a piece is missing",
                        null);
            }
            try {
                content = held.openBytes(LiveSegmentTable.cell(recordingId, segment.number()), segment.content());
            } catch (SealBroken e) {
                throw new AudioStoreFailed(
                        "Piece " + segment.number() + " of live recording " + recordingId + " does not open", e);
            }
            next = (int) (position - segment.startByte());
        }
    }
}
