package org.florscribe.adapter.jpa;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.florscribe.adapter.jpa.Segments.Place;
import org.florscribe.adapter.jpa.Segments.Segment;
import org.florscribe.adapter.jpa.Segments.Stretch;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioReader;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.platform.keys.SealBroken;
import org.florscribe.platform.keys.SubjectKey;
import org.jspecify.annotations.Nullable;

/** Finds the segment of a byte by its row and opens that one, then the next. */
class SegmentReader implements AudioReader {

    private final AudioObjects objects;
    private final Segments table;
    private final Place place;
    private final long length;

    SegmentReader(AudioObjects objects, Segments table, Place place, long length) {
        this.objects = objects;
        this.table = table;
        this.place = place;
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

    private byte[] open(SubjectKey key, Segment segment) {
        byte[] stored = objects.get(new AudioObjects.Name(place.practiceId(), place.recordingId(), segment.objectId()));
        byte[] content;
        try {
            content = key.openBytes(SealedAudioStore.cell(place, segment.sequence()), stored);
        } catch (SealBroken e) {
            throw broken(segment, "does not open: it was cut or changed, or belongs elsewhere", e);
        }
        if (content.length != segment.plainBytes()) {
            throw broken(segment, "is of another length than it was stored with", null);
        }
        return content;
    }

    private AudioStoreFailed broken(Segment segment, String how, @Nullable Throwable cause) {
        return new AudioStoreFailed(
                "Piece " + segment.sequence() + " of recording " + place.recordingId() + " (" + place.copy()
                        + ", object " + segment.objectId() + ") " + how,
                cause);
    }

    /** One way through the segments. */
    private final class Opening extends InputStream {

        private final Deque<Segment> ahead = new ArrayDeque<>();
        private @Nullable SubjectKey key;
        private byte[] content = new byte[0];
        private int next;
        private long position;

        private Opening(long offset) {
            position = offset;
        }

        @Override
        public int read() {
            return isAtEnd() ? -1 : content[take(1)] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) {
            Objects.checkFromIndexSize(offset, wanted, into.length);
            if (wanted == 0) {
                return 0;
            }
            if (isAtEnd()) {
                return -1;
            }
            int given = Math.min(wanted, content.length - next);
            System.arraycopy(content, take(given), into, offset, given);
            return given;
        }

        @Override
        public int available() {
            return content.length - next;
        }

        private int take(int bytes) {
            int at = next;
            next += bytes;
            position += bytes;
            return at;
        }

        private boolean isAtEnd() {
            if (next < content.length) {
                return false;
            }
            if (position >= length) {
                return true;
            }
            openNext();
            return false;
        }

        private void openNext() {
            SubjectKey held = key;
            if (held == null || ahead.isEmpty()) {
                Stretch stretch = table.from(place, position);
                ahead.addAll(stretch.segments());
                held = stretch.key();
                key = held;
            }
            Segment segment = ahead.poll();
            if (segment == null || segment.startByte() > position || segment.endByte() <= position) {
                throw new AudioStoreFailed(
                        "Recording " + place.recordingId() + " (" + place.copy()
                                + ") ends before it should: it was destroyed" + " meanwhile, or a piece is missing",
                        null);
            }
            content = open(held, segment);
            next = (int) (position - segment.startByte());
        }
    }
}
