package org.florscribe.adapter.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.florscribe.clinical.recording.AudioReader;

/**
 * An MP4 or QuickTime file (ISO 14496-12) read from its start to its end with its index in front, so that whoever reads it need not
 * go back. Phones and ffmpeg write the index last. Only the index is held in memory; nothing is written anywhere.
 */
final class Boxes {

    /** Four hours of sound and video have some 20 MB of index. */
    private static final int LARGEST_INDEX = 48 << 20;

    private static final int DEEPEST = 8;
    private static final Set<String> HOLDING_OTHERS = Set.of("moov", "trak", "mdia", "minf", "stbl");

    private record Box(String type, long at, int head, long size) {

        long end() {
            return at + size;
        }
    }

    private Boxes() {}

    /** @throws org.florscribe.clinical.recording.UnusableAudio when there is no index, or none that can be read */
    static InputStream indexFirst(AudioReader file) {
        List<Box> boxes = top(file);
        Box index =
                boxes.stream().filter(b -> b.type().equals("moov")).findFirst().orElseThrow(Refused::withoutIndex);
        if (index.end() > file.length()) {
            throw Refused.withoutIndex();
        }
        long firstContent = boxes.stream()
                .filter(b -> b.type().equals("mdat"))
                .mapToLong(Box::at)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        if (index.at() < firstContent) {
            return file.from(0);
        }
        byte[] moved = read(file, index);
        shift(moved, index.head(), moved.length, firstContent, index.at(), 0);
        return new SequenceInputStream(Collections.enumeration(List.of(
                part(file, 0, firstContent),
                new ByteArrayInputStream(moved),
                part(file, firstContent, index.at()),
                part(file, index.end(), file.length()))));
    }

    /** As the index says; empty when it is not there (yet), or when it leaves that to pieces with an index each. */
    static OptionalLong milliseconds(AudioReader file) {
        Optional<Box> index =
                top(file).stream().filter(b -> b.type().equals("moov")).findFirst();
        return index.stream()
                .flatMap(moov -> in(file, moov.at() + moov.head(), Math.min(moov.end(), file.length())).stream())
                .filter(b -> b.type().equals("mvhd"))
                .mapToLong(b -> movieLength(bytes(file, b.at() + b.head(), 32)))
                .filter(ms -> ms > 0)
                .findFirst();
    }

    /** ISO 14496-12, 8.2.2. */
    private static long movieLength(byte[] header) {
        if (header.length < 32) {
            return 0;
        }
        boolean wide = header[0] == 1;
        long scale = FileWalk.big(header, wide ? 20 : 12, 4);
        long length = FileWalk.big(header, wide ? 24 : 16, wide ? 8 : 4);
        boolean unknown = scale == 0 || length < 0 || (!wide && length == 0xFFFF_FFFFL);
        return unknown ? 0 : (long) ((double) length / scale * 1_000);
    }

    private static List<Box> top(AudioReader file) {
        return in(file, 0, file.length());
    }

    private static List<Box> in(AudioReader file, long from, long to) {
        List<Box> boxes = new ArrayList<>();
        long at = from;
        while (at + 8 <= to && boxes.size() < 10_000) {
            byte[] head = bytes(file, at, 16);
            long size = FileWalk.big(head, 0, 4);
            int headLength = size == 1 ? 16 : 8;
            if (size == 1) {
                size = head.length < 16 ? -1 : FileWalk.big(head, 8, 8);
            } else if (size == 0) {
                size = to - at;
            }
            if (size < headLength || at + size < 0) {
                break;
            }
            Box box = new Box(name(head, 4), at, headLength, size);
            boxes.add(box);
            if (box.type().equals("moof")) {
                break; // pieces with an index each: nothing stands behind them that is needed before
            }
            at = box.end();
        }
        return boxes;
    }

    private static byte[] read(AudioReader file, Box index) {
        if (index.size() > LARGEST_INDEX) {
            throw Refused.damaged();
        }
        return bytes(file, index.at(), (int) index.size());
    }

    /** Adds the index's length to all places between the first content and the index's old place: there it now stands before them. */
    private static void shift(byte[] index, int from, int to, long firstContent, long before, int depth) {
        int at = from;
        while (at + 8 <= to) {
            long size = FileWalk.big(index, at, 4);
            if (size < 8 || at + size > to) {
                throw Refused.damaged();
            }
            String type = name(index, at + 4);
            int end = (int) (at + size);
            if (HOLDING_OTHERS.contains(type) && depth < DEEPEST) {
                shift(index, at + 8, end, firstContent, before, depth + 1);
            } else if (type.equals("stco") || type.equals("co64")) {
                shiftPlaces(index, at + 12, end, type.equals("co64") ? 8 : 4, firstContent, before);
            }
            at = end;
        }
    }

    private static void shiftPlaces(byte[] index, int countAt, int end, int width, long firstContent, long before) {
        if (countAt + 4 > end || FileWalk.big(index, countAt, 4) > (end - countAt - 4) / width) {
            throw Refused.damaged();
        }
        ByteBuffer places = ByteBuffer.wrap(index);
        int count = places.getInt(countAt);
        for (int i = 0; i < count; i++) {
            int at = countAt + 4 + i * width;
            long place = FileWalk.big(index, at, width);
            if (place < firstContent || place >= before) {
                continue;
            }
            long moved = place + index.length;
            if (width == 8) {
                places.putLong(at, moved);
            } else if (moved < 1L << 32) {
                places.putInt(at, (int) moved);
            } else {
                throw Refused.damaged();
            }
        }
    }

    private static InputStream part(AudioReader file, long from, long to) {
        return new Part(file, from, to);
    }

    private static byte[] bytes(AudioReader file, long from, int most) {
        try (InputStream in = file.from(from)) {
            return in.readNBytes(most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(byte[] b, int at) {
        return new String(b, at, 4, StandardCharsets.ISO_8859_1);
    }

    /** Opened when its turn comes. */
    private static final class Part extends InputStream {

        private final AudioReader file;
        private final long from;
        private long left;
        private InputStream in = InputStream.nullInputStream();
        private boolean opened;

        Part(AudioReader file, long from, long to) {
            this.file = file;
            this.from = from;
            this.left = Math.max(0, to - from);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] b, int at, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            if (!opened) {
                opened = true;
                in = file.from(from);
            }
            int read = in.read(b, at, (int) Math.min(length, left));
            left = read < 0 ? 0 : left - read;
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
