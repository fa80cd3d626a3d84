package org.florscribe.adapter.jpa;

import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.recording.AudioCopy;
import org.florscribe.platform.keys.SubjectKey;

/** Which object is which part of which copy, and the key they are sealed with. */
interface Segments {

    /** One copy of one recording. */
    record Place(UUID practiceId, UUID recordingId, AudioCopy copy) {}

    /** @param startByte of the copy */
    record Segment(int sequence, UUID objectId, long startByte, int plainBytes) implements PieceStream.Piece {}

    /** Where a copy ends. */
    record Tail(int nextSequence, long length) {}

    /** A tail to go on behind, and the key to seal with. */
    record Opened(SubjectKey key, Tail tail) {}

    /** Segments in their order, and the key to open them with. */
    record Stretch(SubjectKey key, List<Segment> segments) {}

    /**
     * @throws org.florscribe.shared.NotFound when there is no such recording
     * @throws org.florscribe.shared.Conflict {@code written-elsewhere} when nothing more may come
     */
    Opened open(Place place);

    /** In bytes; 0 when there is nothing. */
    long length(Place place);

    /**
     * Refers to objects that are durable by now.
     *
     * @param behind where the writer began: still the copy's end, or another one went on there
     * @throws org.florscribe.shared.Conflict {@code written-elsewhere}
     */
    void append(Place place, Tail behind, List<Segment> segments);

    /** The segment with this byte and some behind it; none when the copy is not there any more. */
    Stretch from(Place place, long offset);

    /** In the running transaction; the objects that nothing refers to then. */
    List<UUID> delete(Place place);
}
