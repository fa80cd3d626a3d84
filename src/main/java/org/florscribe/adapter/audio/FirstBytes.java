package org.florscribe.adapter.audio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Tells the kinds of file that are taken by how they must begin. Stricter than a list of magic numbers: two frames, not one. */
final class FirstBytes {

    /** From the first byte of a file, or from behind its tag. */
    static final int LOOKED_AT = 65_536;

    private static final int MPEG_PADDING = 4_096;

    /** Still pictures in the same boxes as sound. */
    private static final Set<String> PICTURES = Set.of(
            "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif", "avis", "crx ", "jp2 ", "jpx ", "jpm ");

    private static final int[] LAYER_3 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] LAYER_2 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384};
    private static final int[] LAYER_1 = {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448};
    private static final int[] LOW_LAYER_1 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256};
    private static final int[] LOW_LAYER_23 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] MPEG_RATES = {44_100, 48_000, 32_000};
    private static final int[] ADTS_RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };

    private FirstBytes() {}

    /** Of a file without an ID3 tag. */
    static Optional<SoundType> type(byte[] b) {
        if (b.length < 12) {
            return Optional.empty();
        }
        String four = ascii(b, 0);
        return switch (four) {
            case "RIFF", "RF64", "BW64" -> ascii(b, 8).equals("WAVE") ? Optional.of(SoundType.WAV) : Optional.empty();
            case "OggS" -> ogg(b);
            default -> ascii(b, 4).equals("ftyp") ? boxes(b) : big(b, 0) == 0x1A45DFA3 ? EbmlHead.type(b) : frames(b);
        };
    }

    /** Of the bytes where an ID3 tag ends. */
    static Optional<SoundType> typeBehindTag(byte[] b) {
        int at = 0;
        while (at < b.length && b[at] == 0) {
            at++;
        }
        byte[] rest = Arrays.copyOfRange(b, at, b.length);
        return frames(rest);
    }

    private static Optional<SoundType> frames(byte[] b) {
        if (b.length > 42 && ascii(b, 0).equals("fLaC") && (b[4] & 0x7F) == 0) {
            return Optional.of(SoundType.FLAC);
        }
        if (isTwice(b, 0, true)) {
            return Optional.of(SoundType.AAC);
        }
        return isTwice(b, 0, false) ? Optional.of(SoundType.MP3) : Optional.empty();
    }

    /** For files that some recorder began with padding or the rest of a frame: four frames in a row. */
    static boolean isMpegBehindPadding(byte[] b) {
        for (int at = 1; at < Math.min(MPEG_PADDING, b.length); at++) {
            int frame = mpegFrame(b, at);
            int further = at + frame;
            if (frame > 0
                    && isTwice(b, at, false)
                    && further < b.length
                    && isTwice(b, further, false)
                    && further + mpegFrame(b, further) + 4 < b.length) {
                return true;
            }
        }
        return false;
    }

    /** A second frame of the same kind follows where the first says, or the file ends in it. */
    private static boolean isTwice(byte[] b, int at, boolean adts) {
        int first = adts ? adtsFrame(b, at) : mpegFrame(b, at);
        if (first == 0) {
            return false;
        }
        int next = at + first;
        if (next + 7 > b.length) {
            return b.length < LOOKED_AT && next >= b.length - 7;
        }
        return (adts ? adtsFrame(b, next) : mpegFrame(b, next)) > 0
                && ((b[at + 1] ^ b[next + 1]) & 0xFE) == 0
                && ((b[at + 2] ^ b[next + 2]) & (adts ? 0xFC : 0x0C)) == 0;
    }

    /** Bytes of the frame whose head is here; 0 when none is. */
    static int adtsFrame(byte[] b, int at) {
        if (at + 7 > b.length || b[at] != (byte) 0xFF || (b[at + 1] & 0xF6) != 0xF0 || ((b[at + 2] >> 2) & 0x0F) > 12) {
            return 0;
        }
        int size = ((b[at + 3] & 3) << 11) | ((b[at + 4] & 0xFF) << 3) | ((b[at + 5] & 0xFF) >> 5);
        return size < 8 ? 0 : size;
    }

    /** The same for MPEG layers I to III. */
    static int mpegFrame(byte[] b, int at) {
        if (at + 4 > b.length || b[at] != (byte) 0xFF || (b[at + 1] & 0xE0) != 0xE0) {
            return 0;
        }
        int version = (b[at + 1] >> 3) & 3;
        int layer = 4 - ((b[at + 1] >> 1) & 3);
        int rateNumber = (b[at + 2] >> 4) & 0x0F;
        int frequency = (b[at + 2] >> 2) & 3;
        if (version == 1 || layer == 4 || rateNumber == 0 || rateNumber == 15 || frequency == 3) {
            return 0;
        }
        boolean low = version != 3;
        int rate = MPEG_RATES[frequency] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        int bits = 1_000 * rates(low, layer)[rateNumber];
        int padding = (b[at + 2] >> 1) & 1;
        if (layer == 1) {
            return (12 * bits / rate + padding) * 4;
        }
        return (layer == 3 && low ? 72 : 144) * bits / rate + padding;
    }

    /** Samples of each such frame, and how many are a second. */
    record FrameTime(int samples, int rate) {}

    /** Of a frame that {@link #mpegFrame} knows. */
    static FrameTime mpegTime(byte[] b, int at) {
        int version = (b[at + 1] >> 3) & 3;
        int layer = 4 - ((b[at + 1] >> 1) & 3);
        int rate = MPEG_RATES[(b[at + 2] >> 2) & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        int samples = layer == 1 ? 384 : layer == 3 && version != 3 ? 576 : 1_152;
        return new FrameTime(samples, rate);
    }

    /** Of a frame that {@link #adtsFrame} knows. */
    static FrameTime adtsTime(byte[] b, int at) {
        return new FrameTime(1_024, ADTS_RATES[(b[at + 2] >> 2) & 0x0F]);
    }

    private static int[] rates(boolean low, int layer) {
        if (layer == 1) {
            return low ? LOW_LAYER_1 : LAYER_1;
        }
        return low ? LOW_LAYER_23 : layer == 2 ? LAYER_2 : LAYER_3;
    }

    static boolean hasId3(byte[] b) {
        return b.length >= 10 && b[0] == 'I' && b[1] == 'D' && b[2] == '3' && b[3] < 10 && b[3] >= 2;
    }

    /** With its head, and its foot if it has one. */
    static int id3Length(byte[] b) {
        int size = ((b[6] & 0x7F) << 21) | ((b[7] & 0x7F) << 14) | ((b[8] & 0x7F) << 7) | (b[9] & 0x7F);
        return size + ((b[5] & 0x10) == 0 ? 10 : 20);
    }

    /** The first pages each open one stream. */
    private static Optional<SoundType> ogg(byte[] b) {
        boolean sound = false;
        boolean video = false;
        int at = 0;
        while (at + 28 < b.length && ascii(b, at).equals("OggS") && (b[at + 5] & 2) != 0) {
            int segments = b[at + 26] & 0xFF;
            int content = at + 27 + segments;
            if (content + 8 > b.length) {
                break;
            }
            String name = new String(b, content, 8, StandardCharsets.ISO_8859_1);
            sound |= name.equals("OpusHead") || name.startsWith("\u0001vorbis") || name.startsWith("\u007fFLAC");
            video |= name.startsWith("\u0080theora");
            int length = 0;
            for (int i = 0; i < segments; i++) {
                length += b[at + 27 + i] & 0xFF;
            }
            at = content + length;
        }
        return sound ? Optional.of(video ? SoundType.OGG_VIDEO : SoundType.OGG) : Optional.empty();
    }

    private static Optional<SoundType> boxes(byte[] b) {
        String brand = ascii(b, 8);
        if (big(b, 0) < 12 || PICTURES.contains(brand)) {
            return Optional.empty();
        }
        if (brand.startsWith("M4A") || brand.startsWith("M4B") || brand.startsWith("F4A")) {
            return Optional.of(SoundType.M4A);
        }
        if (brand.startsWith("3g")) {
            return Optional.of(SoundType.THREE_GP);
        }
        return Optional.of(brand.equals("qt  ") ? SoundType.QUICKTIME : SoundType.MP4);
    }

    private static String ascii(byte[] b, int at) {
        return at + 4 > b.length ? "" : new String(b, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static int big(byte[] b, int at) {
        return (int) FileWalk.big(b, at, 4);
    }
}
