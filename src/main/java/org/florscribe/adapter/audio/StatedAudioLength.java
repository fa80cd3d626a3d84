package org.florscribe.adapter.audio;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.florscribe.clinical.recording.AudioLength;
import org.florscribe.clinical.recording.AudioReader;
import org.florscribe.clinical.recording.UnusableAudio;

/**
 * WAV by the bytes of its samples, FLAC and MP4 by what their heads say, Ogg by its last page, MP3, AAC and WebM by a count of
 * their pieces where their heads say nothing.
 */
@ApplicationScoped
public class StatedAudioLength implements AudioLength {

    /** An Ogg page has 65,307 bytes at most: two of them surely hold the beginning of one. */
    private static final int OGG_TAIL = 2 * 65_307;

    private static final int MOST_CHUNKS = 100;
    private static final int OPUS_RATE = 48_000;

    /** What is smaller lasts less than 4 hours at the lowest rates that there are, and is not counted. */
    private static final long WORTH_COUNTING = 8_000_000;

    private final long worthCounting;

    @Inject
    StatedAudioLength() {
        this(WORTH_COUNTING);
    }

    StatedAudioLength(long worthCounting) {
        this.worthCounting = worthCounting;
    }

    @Override
    public OptionalLong milliseconds(String mediaType, AudioReader stored, long wholeBytes) {
        Optional<SoundType> type = SoundType.of(mediaType);
        if (type.isEmpty() || stored.length() == 0) {
            return OptionalLong.empty();
        }
        boolean whole = stored.length() == wholeBytes;
        boolean counts = whole && wholeBytes >= worthCounting;
        try {
            return switch (type.get()) {
                case WAV -> wav(stored, wholeBytes);
                case FLAC -> flac(stored);
                case OGG, OGG_VIDEO -> whole ? ogg(stored) : OptionalLong.empty();
                case MP3, AAC -> FrameCount.milliseconds(stored, counts);
                case WEBM, WEBM_VIDEO, MATROSKA -> MatroskaLength.milliseconds(stored, counts);
                case M4A, MP4, QUICKTIME, THREE_GP -> Boxes.milliseconds(stored);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnusableAudio e) {
            return OptionalLong.empty(); // whoever decodes it says so
        }
    }

    private static OptionalLong wav(AudioReader file, long wholeBytes) throws IOException {
        long at = 12;
        long bytesASecond = 0;
        for (int i = 0; i < MOST_CHUNKS && at + 8 <= file.length(); i++) {
            byte[] head = bytes(file, at, 8 + 40);
            if (head.length < 8) {
                return OptionalLong.empty();
            }
            long size = WavForm.u32(head, 4);
            String name = new String(head, 0, 4, StandardCharsets.ISO_8859_1);
            if (name.equals("fmt ")) {
                byte[] content = Arrays.copyOfRange(head, 8, (int) Math.min(head.length, 8 + size));
                bytesASecond = WavForm.of(content)
                        .map(form -> (long) form.rate() * form.frame())
                        .orElse(0L); // packed: the decoder finds out
            } else if (name.equals("data") && bytesASecond > 0) {
                long there = wholeBytes - at - 8;
                // what is larger than can be was not known when it was written
                long content = size == 0 || size > there ? there : size;
                return OptionalLong.of(content * 1_000 / bytesASecond);
            }
            at += 8 + size + size % 2;
        }
        return OptionalLong.empty();
    }

    private static OptionalLong flac(AudioReader file) throws IOException {
        byte[] start = bytes(file, 0, 10);
        long at = FirstBytes.hasId3(start) ? FirstBytes.id3Length(start) : 0;
        byte[] head = at >= file.length() ? new byte[0] : bytes(file, at, 26);
        if (head.length < 26) {
            return OptionalLong.empty();
        }
        long rate = FileWalk.big(head, 18, 3) >> 4;
        long samples = FileWalk.big(head, 21, 5) & 0xF_FFFF_FFFFL;
        return rate == 0 || samples == 0 ? OptionalLong.empty() : OptionalLong.of(samples * 1_000 / rate);
    }

    /** RFC 3533: each page says how far the sound is at its end. */
    private static OptionalLong ogg(AudioReader file) throws IOException {
        byte[] first = bytes(file, 0, FirstBytes.LOOKED_AT);
        int at = 0;
        while (isPage(first, at) && (first[at + 5] & 2) != 0) {
            int segments = first[at + 26] & 0xFF;
            int content = at + 27 + segments;
            int rate = rate(first, content);
            if (rate > 0) {
                return lastPlace(file, FileWalk.big(first, at + 14, 4), rate);
            }
            at = content;
            for (int i = content - segments; i < Math.min(content, first.length); i++) {
                at += first[i] & 0xFF;
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong lastPlace(AudioReader file, long stream, int rate) throws IOException {
        byte[] tail = bytes(file, Math.max(0, file.length() - OGG_TAIL), OGG_TAIL);
        for (int at = tail.length - 27; at >= 0; at--) {
            if (isPage(tail, at) && FileWalk.big(tail, at + 14, 4) == stream) {
                long place = little64(tail, at + 6);
                if (place >= 0) {
                    return OptionalLong.of(place / rate * 1_000);
                }
            }
        }
        return OptionalLong.empty();
    }

    private static int rate(byte[] b, int content) {
        if (content + 16 > b.length) {
            return 0;
        }
        String name = new String(b, content, 8, StandardCharsets.ISO_8859_1);
        return name.equals("OpusHead")
                ? OPUS_RATE
                : name.startsWith("\u0001vorbis") ? (int) Math.min(1 << 20, WavForm.u32(b, content + 12)) : 0;
    }

    private static boolean isPage(byte[] b, int at) {
        return at + 27 <= b.length && FileWalk.big(b, at, 4) == 0x4F676753L;
    }

    private static long little64(byte[] b, int at) {
        return WavForm.u32(b, at) | (WavForm.u32(b, at + 4) << 32);
    }

    private static byte[] bytes(AudioReader file, long from, int most) throws IOException {
        try (InputStream in = file.from(from)) {
            return in.readNBytes(most);
        }
    }
}
