package org.florscribe.adapter.jpa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.florscribe.adapter.jpa.Segments.Opened;
import org.florscribe.adapter.jpa.Segments.Place;
import org.florscribe.adapter.jpa.Segments.Segment;
import org.florscribe.adapter.jpa.Segments.Tail;
import org.florscribe.clinical.recording.AudioCopy;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.clinical.recording.AudioWriter;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers a segment at a time, seals it and puts it away; refers to all of them in one transaction when asked to. */
class SegmentWriter implements AudioWriter {

    /** Of what comes: larger ones mean fewer files to bring to the disk. */
    static final int SEGMENT_BYTES = 1 << 20;

    /** Of what is jumped about in: a reader opens a whole segment for its first byte, so smaller ones seek faster. */
    static final int LISTENING_BYTES = 1 << 18;

    /** Well before the sweep takes what nobody refers to. */
    private static final Duration LONGEST_UNCOMMITTED = Duration.ofMinutes(45);

    private static final Logger LOG = LoggerFactory.getLogger(SegmentWriter.class);

    private final AudioObjects objects;
    private final Segments table;
    private final Place place;
    private final SubjectKey key;
    private final Clock clock;

    private final byte[] gathered;
    private final List<Segment> put = new ArrayList<>();
    private Instant firstPut = Instant.EPOCH;
    private int filled;
    private Tail committed;
    private Tail written;
    private boolean broken;
    private boolean inDoubt;

    SegmentWriter(AudioObjects objects, Segments table, Place place, Opened opened, Clock clock) {
        this.objects = objects;
        this.table = table;
        this.place = place;
        this.clock = clock;
        this.gathered = new byte[place.copy() == AudioCopy.LISTENING ? LISTENING_BYTES : SEGMENT_BYTES];
        this.key = opened.key();
        this.committed = opened.tail();
        this.written = opened.tail();
    }

    @Override
    public void write(byte[] content, int offset, int length) {
        requireSound();
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int taken = Math.min(end - from, gathered.length - filled);
            System.arraycopy(content, from, gathered, filled, taken);
            filled += taken;
            from += taken;
            if (filled == gathered.length) {
                putAway();
            }
        }
    }

    @Override
    public long commit() {
        requireSound();
        if (filled > 0) {
            putAway();
        }
        if (put.isEmpty()) {
            return committed.length();
        }
        broken = true;
        if (clock.instant().isAfter(firstPut.plus(LONGEST_UNCOMMITTED))) {
            throw new AudioStoreFailed("Too much time went by between two commits of a recording", null);
        }
        objects.settle(names());
        inDoubt = true;
        try {
            table.append(place, committed, put);
        } catch (Conflict e) {
            inDoubt = false; // surely not referred to
            throw e;
        }
        inDoubt = false;
        broken = false;
        put.clear();
        committed = written;
        return committed.length();
    }

    @Override
    public long committed() {
        return committed.length();
    }

    /** Objects of a commit that was cut off may be referred to: those are the sweep's, which looks. */
    @Override
    public void close() {
        broken = true;
        Arrays.fill(gathered, (byte) 0);
        if (put.isEmpty() || inDoubt) {
            return;
        }
        try {
            objects.remove(names());
        } catch (AudioStoreFailed e) {
            LOG.warn("Audio that was given up is left to the sweep", e);
        }
        put.clear();
    }

    private void putAway() {
        Segment segment = new Segment(written.nextSequence(), Ids.next(), written.length(), filled);
        byte[] content = key.seal(
                SealedAudioStore.cell(place, segment.sequence()),
                filled == gathered.length ? gathered : Arrays.copyOf(gathered, filled));
        if (put.isEmpty()) {
            firstPut = clock.instant();
        }
        put.add(segment); // before it is there: closing removes also what was put in part
        broken = true;
        objects.put(name(segment), content, content.length);
        broken = false;
        written = new Tail(segment.sequence() + 1, segment.endByte());
        filled = 0;
    }

    private void requireSound() {
        if (broken) {
            throw new AudioStoreFailed("This recording cannot be gone on with here: begin where it is stored", null);
        }
    }

    private List<AudioObjects.Name> names() {
        return put.stream().map(this::name).toList();
    }

    private AudioObjects.Name name(Segment segment) {
        return new AudioObjects.Name(place.practiceId(), place.recordingId(), segment.objectId());
    }
}
