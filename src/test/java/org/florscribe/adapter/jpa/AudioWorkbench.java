package org.florscribe.adapter.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.florscribe.adapter.jpa.Segments.Place;
import org.florscribe.adapter.jpa.Segments.Segment;
import org.florscribe.clinical.recording.AudioCopy;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioObjects.Listed;
import org.florscribe.clinical.recording.AudioObjects.Name;
import org.florscribe.clinical.recording.AudioReader;
import org.florscribe.clinical.recording.AudioWriter;

/** One copy over any place for audio, its rows in a file: for programs that are killed, and for measuring. */
public final class AudioWorkbench {

    private static final UUID PRACTICE = new UUID(0x7000, 1L << 63);
    private static final UUID RECORDING = new UUID(0x7000, 1L << 63 | 1);

    private final SealingLine line = new SealingLine(1, work -> work);
    private final AudioObjects objects;
    private final JournalledSegments rows;
    private final Place place = new Place(PRACTICE, RECORDING, AudioCopy.LISTENING);

    /** @param beforeRow happens when objects are durable and no row tells of them yet */
    public AudioWorkbench(AudioObjects objects, Path journal, Runnable beforeRow) {
        this.objects = objects;
        this.rows = new JournalledSegments(journal, PRACTICE, beforeRow);
    }

    /** Goes on until that many bytes are stored, telling by a seed what stands at each of them; commits at each so many. */
    public void writeUpTo(long bytes, int commitEvery) {
        try (AudioWriter writer = new SegmentWriter(objects, rows, place, rows.open(place), line, Clock.systemUTC())) {
            byte[] piece = new byte[64 * 1024];
            long at = writer.committed();
            long uncommitted = 0;
            while (at < bytes) {
                int length = (int) Math.min(piece.length, bytes - at);
                fill(piece, at, length);
                writer.write(piece, 0, length);
                at += length;
                uncommitted += length;
                if (uncommitted >= commitEvery) {
                    writer.commit();
                    uncommitted = 0;
                }
            }
            writer.commit();
        }
    }

    public AudioReader reader() {
        return new SegmentReader(objects, rows, place, rows.length(place));
    }

    public long length() {
        return rows.length(place);
    }

    /** Whether every byte that a row tells of is there, and what was written. */
    public boolean isWhole() {
        byte[] expected = new byte[64 * 1024];
        byte[] found = new byte[expected.length];
        long at = 0;
        long length = length();
        try (InputStream in = reader().from(0)) {
            while (at < length) {
                int part = (int) Math.min(expected.length, length - at);
                fill(expected, at, part);
                if (in.readNBytes(found, 0, part) != part || !Arrays.equals(expected, 0, part, found, 0, part)) {
                    return false;
                }
                at += part;
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Objects that no row tells of. */
    public List<Name> orphans() {
        Set<UUID> known =
                new HashSet<>(rows.rows().stream().map(Segment::objectId).toList());
        List<Name> orphans = new ArrayList<>();
        objects.list((Listed listed) -> {
            if (!known.contains(listed.name().objectId())) {
                orphans.add(listed.name());
            }
        });
        return orphans;
    }

    private static void fill(byte[] piece, long at, int length) {
        byte[] content = new byte[length];
        new Random(at).nextBytes(content);
        System.arraycopy(content, 0, piece, 0, length);
    }
}
