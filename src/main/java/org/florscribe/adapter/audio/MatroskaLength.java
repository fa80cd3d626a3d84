package org.florscribe.adapter.audio;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.florscribe.clinical.recording.AudioReader;

/**
 * The length of WebM and Matroska (RFC 9559): as the head says, or, as browsers that record leave that out, by the time of the
 * last cluster, which is a few seconds less.
 */
final class MatroskaLength {

    private static final long SEGMENT = 0x18538067L;
    private static final long INFO = 0x1549A966L;
    private static final long TIME_SCALE = 0x2AD7B1L;
    private static final long DURATION = 0x4489L;
    private static final long CLUSTER = 0x1F43B675L;
    private static final long CLUSTER_TIME = 0xE7L;

    private final InputStream in;
    private final boolean allOfIt;
    private long nanosATick = 1_000_000;
    private long ticks = -1;
    private boolean said;

    private MatroskaLength(InputStream in, boolean allOfIt) {
        this.in = in;
        this.allOfIt = allOfIt;
    }

    static OptionalLong milliseconds(AudioReader file, boolean allOfIt) throws IOException {
        try (InputStream in = new BufferedInputStream(file.from(0), 1 << 16)) {
            MatroskaLength length = new MatroskaLength(in, allOfIt);
            try {
                length.walk();
            } catch (EOFException end) {
                length.said |= length.allOfIt;
            }
            boolean known = length.ticks >= 0 && length.said;
            return known
                    ? OptionalLong.of((long) ((double) length.ticks * length.nanosATick / 1_000_000))
                    : OptionalLong.empty();
        }
    }

    private void walk() throws IOException {
        while (true) {
            long name = number(true);
            long size = number(false);
            if (name == CLUSTER && (said || !allOfIt)) {
                return;
            }
            if (name == SEGMENT || name == INFO || name == CLUSTER) {
                continue; // what is in it comes next
            }
            if ((name == TIME_SCALE || name == CLUSTER_TIME) && size <= 8) {
                long value = FileWalk.big(bytes((int) size), 0, (int) size);
                if (name == TIME_SCALE) {
                    nanosATick = value;
                } else {
                    ticks = value;
                }
            } else if (name == DURATION && (size == 4 || size == 8)) {
                long bits = FileWalk.big(bytes((int) size), 0, (int) size);
                ticks = (long) (size == 4 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits));
                said = true;
            } else {
                in.skipNBytes(size);
            }
        }
    }

    /** RFC 8794: the first byte says by its leading zeros how many follow; names keep that mark, sizes do not. */
    private long number(boolean name) throws IOException {
        int first = in.read();
        if (first < 0) {
            throw new EOFException();
        }
        int length = Integer.numberOfLeadingZeros(first) - 23;
        if (length > 8) {
            throw new EOFException("no element");
        }
        long value = first;
        for (byte next : bytes(length - 1)) {
            value = (value << 8) | (next & 0xFF);
        }
        return name ? value : value & FileWalk.ones(length);
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }
}
