package org.florscribe.testing.tone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Hears the words in tone-coded audio as it comes, some hundred times as fast as it was spoken, in little memory. */
public final class ToneDecoder {

    private static final double SYNC_LEAST = 0.40;
    /** Positions that the longest frame takes, and some to look around. */
    private static final int LONGEST =
            ToneShares.HOPS * (5 + 2 * (ToneFormat.HEADER_BYTES + ToneFormat.MOST_PAYLOAD + ToneFormat.CRC_BYTES)) + 16;

    private final int rate;
    private final ToneShares shares;
    private final List<ToneFrame> found = new ArrayList<>();
    private long samples;
    private long at;
    private int damaged;
    private long lastDamaged = Long.MIN_VALUE / 2;

    public ToneDecoder(int rate) {
        this.rate = rate;
        shares = new ToneShares(rate);
    }

    /** @param pcm16 little-endian, mono */
    public static Heard decode(byte[] pcm16, int rate) {
        ToneDecoder decoder = new ToneDecoder(rate);
        decoder.add(pcm16, 0, pcm16.length, 1);
        return decoder.heard();
    }

    /** @param wav PCM16, channels are mixed; closed at the end */
    public static Heard decodeWav(InputStream wav) {
        try (WavReader reader = new WavReader(wav)) {
            ToneDecoder decoder = new ToneDecoder(reader.rate());
            int frame = 2 * reader.channels();
            byte[] buffer = new byte[frame * 8192];
            for (int read = reader.read(buffer); read >= frame; read = reader.read(buffer)) {
                decoder.add(buffer, 0, read, reader.channels());
            }
            return decoder.heard();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Heard decodeWav(Path file) {
        try {
            return decodeWav(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param length whole samples of all channels */
    public void add(byte[] pcm16, int offset, int length, int channels) {
        int frame = 2 * channels;
        for (int i = offset; i + frame <= offset + length; i += frame) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += (short) ((pcm16[i + 2 * channel] & 0xFF) | (pcm16[i + 2 * channel + 1] << 8));
            }
            shares.add(sum / (32768f * channels));
            samples++;
        }
        search(shares.end() - LONGEST);
    }

    /** All that was heard; nothing may be added after. */
    public Heard heard() {
        search(shares.end());
        return soFar();
    }

    /** What is understood by now; more may be added. */
    public Heard soFar() {
        return new Heard(rate, samples * 1000 / rate, ToneAssembly.utterances(found), found.size(), damaged);
    }

    private void search(long end) {
        while (at < end) {
            if (sync(at) < SYNC_LEAST) {
                at++;
                continue;
            }
            ToneFrame frame = nearby();
            if (frame != null) {
                found.add(frame);
                at = frame.position() + (long) ToneFormat.symbols(frame.bytes()).length * ToneShares.HOPS - 2;
            } else {
                if (at - lastDamaged > 2 * ToneShares.HOPS) {
                    damaged++;
                }
                lastDamaged = at;
                at++;
            }
        }
        shares.forgetBefore(at - 2);
    }

    private @Nullable ToneFrame nearby() {
        List<Long> best = LongStream.rangeClosed(Math.max(0, at - 1), at + ToneShares.HOPS)
                .boxed()
                .sorted(Comparator.comparingDouble(it -> -sync(it)))
                .toList();
        for (long position : best) {
            ToneFrame frame = sync(position) >= SYNC_LEAST ? read(position) : null;
            if (frame != null) {
                return frame;
            }
        }
        return null;
    }

    private double sync(long position) {
        double score = 0;
        for (int i = 0; i < ToneFormat.syncLength(); i++) {
            float[] row = shares.at(position + (long) i * ToneShares.HOPS);
            if (row == null) {
                return 0;
            }
            score += row[ToneFormat.sync(i)];
        }
        return score / ToneFormat.syncLength();
    }

    private @Nullable ToneFrame read(long position) {
        long next = position + (long) ToneFormat.syncLength() * ToneShares.HOPS;
        byte[] bytes = new byte[ToneFormat.HEADER_BYTES];
        double sure = 0;
        int count = 0;
        while (count < 2 * bytes.length) {
            float[] row = shares.at(next);
            if (row == null) {
                return null;
            }
            int best = 0;
            for (int k = 1; k < row.length; k++) {
                best = row[k] > row[best] ? k : best;
            }
            bytes[count / 2] |= (byte) (count % 2 == 0 ? best << 4 : best);
            sure += row[best];
            count++;
            next += ToneShares.HOPS;
            if (count == 2 * ToneFormat.HEADER_BYTES) {
                int length = bytes[3] & 0xFF;
                if (length < 1 || length > ToneFormat.MOST_PAYLOAD) {
                    return null;
                }
                bytes = Arrays.copyOf(bytes, ToneFormat.HEADER_BYTES + length + ToneFormat.CRC_BYTES);
            }
        }
        int sent = ((bytes[bytes.length - 2] & 0xFF) << 8) | (bytes[bytes.length - 1] & 0xFF);
        if (ToneFormat.crc(bytes, bytes.length - ToneFormat.CRC_BYTES) != sent) {
            return null;
        }
        double startMs = position * shares.hop() * 1000 / rate;
        return new ToneFrame(position, startMs, startMs + ToneFormat.milliseconds(bytes), bytes, sure / count);
    }
}
