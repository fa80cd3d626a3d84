package org.florscribe.adapter.jpa;

import java.io.InputStream;
import java.util.Deque;
import java.util.UUID;
import org.florscribe.adapter.jpa.LiveSegmentTable.Stored;
import org.florscribe.adapter.jpa.LiveSegmentTable.Stretch;
import org.florscribe.clinical.recording.AudioReader;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.platform.keys.SealBroken;
import org.florscribe.platform.keys.SubjectKey;

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
        return new PieceStream<Stored>(offset, length) {

            @Override
            SubjectKey lookUp(long from, Deque<Stored> found) {
                Stretch stretch = rows.from(practiceId, recordingId, from);
                found.addAll(stretch.segments());
                return stretch.key();
            }

            @Override
            byte[] open(SubjectKey with, Stored segment) {
                try {
                    return with.openBytes(LiveSegmentTable.cell(recordingId, segment.number()), segment.content());
                } catch (SealBroken e) {
                    throw new AudioStoreFailed(
                            "Piece " + segment.number() + " of live recording " + recordingId + " does not open", e);
                }
            }

            @Override
            AudioStoreFailed missing() {
                return new AudioStoreFailed(
                        "Live recording " + recordingId + " ends before it should: it went to the audio store, was"
                                + " destroyed meanwhile, or a piece is missing",
                        null);
            }
        };
    }
}
