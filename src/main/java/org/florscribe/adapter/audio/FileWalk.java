package org.florscribe.adapter.audio;

/**
 * Goes from piece to piece of a file as its bytes pass by, to say at the end whether it was cut off. Holds one piece's head and
 * nothing else; a file that is not laid out as expected is walked no further and never called cut off for that.
 */
abstract class FileWalk {

    private static final int LONGEST_HEAD = 300;

    private final byte[] head = new byte[LONGEST_HEAD];
    private int have;
    private int need;
    private long leap;
    private boolean stopped;

    FileWalk(int need) {
        this.need = need;
    }

    static FileWalk of(SoundType type) {
        return switch (type) {
            case MP3 -> new MpegWalk();
            case AAC -> new AdtsWalk();
            case FLAC -> new FlacWalk();
            case OGG, OGG_VIDEO -> new OggWalk();
            case WEBM, WEBM_VIDEO, MATROSKA -> new EbmlWalk();
            case M4A, MP4, QUICKTIME, THREE_GP -> new BoxWalk();
            case WAV -> new RiffWalk();
        };
    }

    final void pass(byte[] content, int length) {
        int at = 0;
        while (at < length && !stopped) {
            if (leap > 0) {
                int over = (int) Math.min(leap, length - at);
                leap -= over;
                at += over;
            } else {
                head[have++] = content[at++];
                if (have == need) {
                    look(head, have);
                }
            }
        }
    }

    /** To be called once all of the file passed. */
    boolean isCutOff(long decodedMs) {
        return !stopped && isInside();
    }

    /** Says what comes next by one of the three below. */
    abstract void look(byte[] piece, int length);

    /** Shows the same piece again once so many of its bytes are there. */
    final void more(int bytes) {
        if (bytes > LONGEST_HEAD) {
            stop();
        }
        need = bytes;
    }

    /** This piece goes on for so many bytes; then comes one whose head has at least this length. */
    final void next(long rest, int headLength) {
        leap = rest;
        have = 0;
        need = headLength;
        if (rest < 0) {
            stop();
        }
    }

    final void stop() {
        stopped = true;
    }

    final boolean isStopped() {
        return stopped;
    }

    final boolean isInside() {
        return leap > 0 || have > 0;
    }

    static long big(byte[] b, int at, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = (value << 8) | (b[at + i] & 0xFF);
        }
        return value;
    }

    /** The largest number that EBML writes in so many bytes; of a size it means that nobody knows it. */
    static long ones(int bytes) {
        return (1L << (7 * bytes)) - 1;
    }

    /** RFC 3533: pages; the last one of a whole file says so. */
    private static final class OggWalk extends FileWalk {

        private boolean last;

        OggWalk() {
            super(27);
        }

        @Override
        void look(byte[] page, int length) {
            if (big(page, 0, 4) != 0x4F676753L) {
                stop();
                return;
            }
            int segments = page[26] & 0xFF;
            if (length < 27 + segments) {
                more(27 + segments);
                return;
            }
            last = (page[5] & 4) != 0;
            long content = 0;
            for (int i = 0; i < segments; i++) {
                content += page[27 + i] & 0xFF;
            }
            next(content, 27);
        }

        @Override
        boolean isCutOff(long decodedMs) {
            return !isStopped() && (isInside() || !last);
        }
    }

    /** RFC 8794: into the segment and into clusters that do not know their size, over all others. */
    private static final class EbmlWalk extends FileWalk {

        private static final long SEGMENT = 0x18538067L;
        private static final long CLUSTER = 0x1F43B675L;

        EbmlWalk() {
            super(1);
        }

        @Override
        void look(byte[] element, int length) {
            int id = Integer.numberOfLeadingZeros(element[0] & 0xFF) - 23;
            if (id > 4) {
                stop();
            } else if (length <= id) {
                more(id + 1);
            } else {
                int size = Integer.numberOfLeadingZeros(element[id] & 0xFF) - 23;
                if (size > 8) {
                    stop();
                } else if (length < id + size) {
                    more(id + size);
                } else {
                    long content = big(element, id, size) & ones(size);
                    boolean unknown = content == ones(size);
                    long name = big(element, 0, id);
                    boolean entered = name == SEGMENT || (name == CLUSTER && unknown);
                    next(entered ? 0 : content, 1);
                }
            }
        }
    }

    /** ISO 14496-12: boxes. */
    private static final class BoxWalk extends FileWalk {

        BoxWalk() {
            super(8);
        }

        @Override
        void look(byte[] box, int length) {
            long size = big(box, 0, 4);
            if (size == 1 && length < 16) {
                more(16);
            } else if (size == 0) {
                stop();
            } else {
                next((size == 1 ? big(box, 8, 8) : size) - length, 8);
            }
        }
    }

    private static final class RiffWalk extends FileWalk {

        private boolean begun;

        RiffWalk() {
            super(12);
        }

        @Override
        void look(byte[] chunk, int length) {
            if (!begun) {
                begun = true;
                next(0, 8);
                return;
            }
            long size = WavForm.u32(chunk, 4);
            if (size == 0 || size > Integer.MAX_VALUE) {
                stop();
            } else {
                next(size + size % 2, 8);
            }
        }
    }

    /** ISO 14496-3: frames with a head each. */
    private static final class AdtsWalk extends FileWalk {

        AdtsWalk() {
            super(7);
        }

        @Override
        void look(byte[] frame, int length) {
            int size = FirstBytes.adtsFrame(frame, 0);
            if (size == 0) {
                stop();
            } else {
                next(size - 7, 7);
            }
        }
    }

    /** The stream's own count of samples, where its writer knew it. */
    private static final class FlacWalk extends FileWalk {

        private long saidMs;

        FlacWalk() {
            super(26);
        }

        @Override
        void look(byte[] start, int length) {
            long rate = big(start, 18, 3) >> 4;
            long samples = big(start, 21, 5) & 0xF_FFFF_FFFFL;
            saidMs = rate == 0 ? 0 : samples * 1000 / rate;
            stop();
        }

        @Override
        boolean isCutOff(long decodedMs) {
            return decodedMs + 50 < saidMs;
        }
    }

    /** ISO 11172-3 frames; the first may hold a count of them (Xing, Info). */
    private static final class MpegWalk extends FileWalk {

        private static final int FRAMES_BEHIND_TAG = 12;

        private boolean firstSeen;
        private long said;
        private long counted;

        MpegWalk() {
            super(10);
        }

        @Override
        void look(byte[] piece, int length) {
            if (piece[0] == 'I' && piece[1] == 'D' && piece[2] == '3') {
                if (length < 10) {
                    more(10);
                } else {
                    next(FirstBytes.id3Length(piece) - 10, 10);
                }
                return;
            }
            int size = FirstBytes.mpegFrame(piece, 0);
            if (size == 0) {
                stop();
            } else if (firstSeen) {
                counted++;
                next(size - length, 4);
            } else {
                int tag = tagAt(piece);
                if (length < tag + FRAMES_BEHIND_TAG && size >= tag + FRAMES_BEHIND_TAG) {
                    more(tag + FRAMES_BEHIND_TAG);
                    return;
                }
                firstSeen = true;
                if (length >= tag + FRAMES_BEHIND_TAG && isTag(big(piece, tag, 4)) && (piece[tag + 7] & 1) != 0) {
                    said = big(piece, tag + 8, 4);
                }
                next(size - length, 4);
            }
        }

        /** Behind the frame's head and its side information. */
        private static int tagAt(byte[] frame) {
            boolean first = (frame[1] & 0x18) == 0x18;
            boolean mono = (frame[3] & 0xC0) == 0xC0;
            int inMono = first ? 17 : 9;
            int inStereo = first ? 32 : 17;
            return 4 + (mono ? inMono : inStereo);
        }

        private static boolean isTag(long name) {
            return name == 0x58696E67L || name == 0x496E666FL;
        }

        @Override
        boolean isCutOff(long decodedMs) {
            return said > 0 ? counted + 1 < said : super.isCutOff(decodedMs);
        }
    }
}
