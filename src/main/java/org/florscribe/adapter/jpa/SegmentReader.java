package org.florscribe.adapter.jpa;

import java.io.InputStream;
import java.util.Deque;
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
        return new PieceStream<Segment>(offset, length) {

            @Override
            SubjectKey lookUp(long from, Deque<Segment> found) {
                Stretch stretch = table.from(place, from);
                found.addAll(stretch.segments());
                return stretch.key();
            }

            @Override
            byte[] open(SubjectKey with, Segment segment) {
                return opened(with, segment);
            }

            @Override
            AudioStoreFailed missing() {
                return new AudioStoreFailed(
                        "Recording " + place.recordingId() + " (" + place.copy()
                                + ") ends before it should: it was destroyed" + " meanwhile, or a piece is missing",
                        null);
            }
        };
    }

    private byte[] opened(SubjectKey key, Segment segment) {
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
}
