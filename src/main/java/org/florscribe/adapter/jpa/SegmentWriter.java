package org.florscribe.adapter.jpa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers a segment at a time and hands it on to be sealed and put away, some of them at once; refers to all of them in one
 * transaction when asked to, once they are durable.
 */
class SegmentWriter implements AudioWriter {

    /** Of what comes: larger ones mean fewer files to bring to the disk. */
    static final int SEGMENT_BYTES = 1 << 20;

    /** Of what is jumped about in: a reader opens a whole segment for its first byte, so smaller ones seek faster. */
    static final int LISTENING_BYTES = 1 << 18;

    /** Well before the sweep takes what nobody refers to. */
    private static final Duration LONGEST_UNCOMMITTED = Duration.ofMinutes(45);

    /** Segments of one writer that are on their way while it gathers another. */
    private static final int MOST_AHEAD = 4;

    /** Smaller ones are sealed faster than handed on. */
    private static final int WORTH_HANDING_ON = 1 << 16;

    private static final Logger LOG = LoggerFactory.getLogger(SegmentWriter.class);

    private final AudioObjects objects;
    private final Segments table;
    private final Place place;
    private final SubjectKey key;
    private final Clock clock;

    private final SealingLine line;
    private final Deque<CompletableFuture<@Nullable Void>> ahead = new ArrayDeque<>();
    private final int size;
    private byte @Nullable [] gathered;
    private final List<Segment> put = new ArrayList<>();
    private Instant firstPut = Instant.EPOCH;
    private int filled;
    private Tail committed;
    private Tail written;
    private boolean broken;
    private boolean inDoubt;

    SegmentWriter(AudioObjects objects, Segments table, Place place, Opened opened, SealingLine line, Clock clock) {
        this.objects = objects;
        this.table = table;
        this.place = place;
        this.clock = clock;
        this.line = line;
        this.size = place.copy() == AudioCopy.LISTENING ? LISTENING_BYTES : SEGMENT_BYTES;
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
            byte[] buffer = gathered == null ? line.buffer(size) : gathered;
            gathered = buffer;
            int taken = Math.min(end - from, size - filled);
            System.arraycopy(content, from, buffer, filled, taken);
            filled += taken;
            from += taken;
            if (filled == size) {
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
        awaitUntil(0);
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
        awaitAllWhateverComes();
        byte[] buffer = gathered;
        gathered = null;
        if (buffer != null) {
            line.giveBack(buffer);
        }
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
        byte[] full = Objects.requireNonNull(gathered);
        Segment segment = new Segment(written.nextSequence(), Ids.next(), written.length(), filled);
        if (put.isEmpty()) {
            firstPut = clock.instant();
        }
        put.add(segment); // before it is there: closing removes also what was put in part
        broken = true;
        if (filled < WORTH_HANDING_ON) {
            store(segment, full);
        } else {
            awaitUntil(MOST_AHEAD - 1);
            ahead.add(line.start(() -> {
                try {
                    store(segment, full);
                } finally {
                    line.giveBack(full);
                }
            }));
            gathered = null;
        }
        broken = false;
        written = new Tail(segment.sequence() + 1, segment.endByte());
        filled = 0;
    }

    private void store(Segment segment, byte[] full) {
        int bytes = segment.plainBytes();
        byte[] content = key.seal(
                SealedAudioStore.cell(place, segment.sequence()),
                bytes == full.length ? full : Arrays.copyOf(full, bytes));
        objects.put(name(segment), content, content.length);
    }

    /** Until no more than so many are on their way. */
    private void awaitUntil(int most) {
        while (ahead.size() > most) {
            try {
                ahead.remove().join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw e;
            }
        }
    }

    private void awaitAllWhateverComes() {
        while (!ahead.isEmpty()) {
            Throwable failure =
                    ahead.remove().handle((nothing, thrown) -> thrown).join();
            if (failure != null) {
                LOG.debug("A segment of a recording that is given up was not put away", failure);
            }
        }
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
