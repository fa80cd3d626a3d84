package org.florscribe.adapter.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.florscribe.clinical.recording.AudioDecoder.Decoded;
import org.florscribe.clinical.recording.AudioDecoder.Sink;
import org.florscribe.clinical.recording.AudioReader;

/** WAV (also RF64 and BW64) in Java, so that the most common recording needs no program besides. */
final class WavDecoder {

    /** From here on a size is no size: writers that do not know it put their largest number. */
    private static final long NO_SIZE = 0x7FFF_F000L;

    private static final int LARGEST_FORMAT = 4_096;

    /** What a chunk begins with; the position is behind it. */
    private record Chunk(String id, long size) {}

    /** @return empty when its samples are packed in a way that is left to others */
    Optional<Decoded> decode(AudioReader file, long mostMs, Sink sink) {
        try (InputStream in = new BufferedInputStream(file.from(0), 65_536)) {
            return decode(in, file.length(), new PcmOut(sink, mostMs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Decoded> decode(InputStream in, long length, PcmOut out) throws IOException {
        byte[] start = in.readNBytes(12);
        long position = start.length;
        long wide = -1;
        Optional<WavForm> form = Optional.empty();
        boolean formRead = false;
        while (true) {
            Optional<Chunk> next = chunk(in);
            if (next.isEmpty()) {
                throw formRead ? Refused.silentFile() : Refused.damaged();
            }
            Chunk chunk = next.get();
            position += 8;
            if (chunk.id().equals("data") && formRead) {
                if (form.isEmpty()) {
                    return Optional.empty();
                }
                long size = chunk.size() == 0xFFFF_FFFFL && wide > 0 ? wide : chunk.size();
                return Optional.of(samples(in, form.get(), size, length - position, out));
            }
            int kept = (int) Math.min(chunk.size(), LARGEST_FORMAT);
            byte[] content = in.readNBytes(kept);
            in.skipNBytes(Math.min(chunk.size() - kept, Math.max(0, length - position - kept)));
            position += chunk.size() + skipPadding(in, chunk.size());
            if (chunk.id().equals("fmt ")) {
                form = WavForm.of(content);
                formRead = true;
            } else if (chunk.id().equals("ds64") && content.length >= 16) {
                wide = WavForm.u32(content, 8) | (WavForm.u32(content, 12) << 32);
            }
        }
    }

    private static Optional<Chunk> chunk(InputStream in) throws IOException {
        byte[] head = in.readNBytes(8);
        return head.length < 8
                ? Optional.empty()
                : Optional.of(new Chunk(new String(head, 0, 4, StandardCharsets.ISO_8859_1), WavForm.u32(head, 4)));
    }

    /** An odd chunk is followed by a zero byte; writers that forget it go on with the next name at once. */
    private static long skipPadding(InputStream in, long size) throws IOException {
        if (size % 2 == 0) {
            return 0;
        }
        in.mark(1);
        int next = in.read();
        if (next > ' ') {
            in.reset();
            return 0;
        }
        return 1;
    }

    private static Decoded samples(InputStream in, WavForm form, long said, long there, PcmOut out) throws IOException {
        boolean sizeIsKnown = said > 0 && said < NO_SIZE;
        if (said == 0 && isChunkTillTheEnd(in, there)) {
            throw Refused.silentFile();
        }
        long wanted = sizeIsKnown ? Math.min(said, there) : there;
        MonoResampler resampler = new MonoResampler(form.rate(), out);
        int frame = form.frame();
        byte[] block = new byte[frame * Math.max(1, 32_768 / frame)];
        long left = wanted;
        while (left >= frame && !out.isEnough()) {
            int length = in.readNBytes(block, 0, (int) Math.min(block.length, left - left % frame));
            for (int at = 0; at + frame <= length; at += frame) {
                resampler.hear(form.mono(block, at));
            }
            if (length == 0) {
                break;
            }
            left -= length;
        }
        if (!out.isEnough()) {
            resampler.finish();
        }
        out.flush();
        if (out.bytes() == 0) {
            throw Refused.silentFile();
        }
        return new Decoded(out.bytes(), (sizeIsKnown && said > there) || wanted % frame != 0);
    }

    /** A data chunk that says 0 was left by a recorder that died, or there is truly nothing and other chunks follow. */
    private static boolean isChunkTillTheEnd(InputStream in, long there) throws IOException {
        in.mark(8);
        Optional<Chunk> next = chunk(in);
        in.reset();
        return next.map(c -> c.id().chars().allMatch(l -> l >= ' ' && l < 127)
                        && c.size() + 8 <= there
                        && c.size() + 9 >= there)
                .orElse(true);
    }
}
