package org.florscribe.testing.tone;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes audible tones of text: PCM16 little-endian, mono. Long audio is written as it is made, never held whole. */
public final class ToneEncoder {

    private static final int FIRST_AT_MS = 300;
    private static final int PAUSE_MS = 400;
    private static final int TAIL_MS = 500;
    private static final int RAMP_MS = 2;

    private final int rate;
    private final double amplitude;
    private final int leadMs;
    private final int wordsPerMinute;

    private ToneEncoder(int rate, double amplitude, int leadMs, int wordsPerMinute) {
        this.rate = rate;
        this.amplitude = amplitude;
        this.leadMs = leadMs;
        this.wordsPerMinute = wordsPerMinute;
    }

    /** 16 kHz, half of full scale, words close together. */
    public static ToneEncoder standard() {
        return new ToneEncoder(16_000, 0.5, FIRST_AT_MS, 0);
    }

    public ToneEncoder rate(int hertz) {
        return new ToneEncoder(hertz, amplitude, leadMs, wordsPerMinute);
    }

    /** @param peak share of full scale, 0.1 to 1.0 */
    public ToneEncoder amplitude(double peak) {
        return new ToneEncoder(rate, peak, leadMs, wordsPerMinute);
    }

    /** Silence before the first word, where its line names no start. */
    public ToneEncoder lead(int milliseconds) {
        return new ToneEncoder(rate, amplitude, milliseconds, wordsPerMinute);
    }

    /** With pauses between the words, as people speak: 160 words a minute, for instance. */
    public ToneEncoder wordsPerMinute(int most) {
        return new ToneEncoder(rate, amplitude, leadMs, most);
    }

    private record Frame(int startMs, byte[] bytes) {

        int endMs() {
            return startMs + ToneFormat.milliseconds(bytes);
        }
    }

    private record Plan(List<Frame> frames, List<Heard.Utterance> truth, long endMs) {}

    /** What a good ear hears in the audio made of these lines. */
    public Heard truth(List<ToneLine> lines) {
        Plan plan = plan(lines);
        return new Heard(rate, plan.endMs(), plan.truth(), plan.frames().size(), 0);
    }

    public byte[] pcm(List<ToneLine> lines) {
        Plan plan = plan(lines);
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) bytes(plan));
        try {
            write(plan, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public byte[] wav(List<ToneLine> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            wav(lines, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** @return what is to be heard in it */
    public Heard wav(List<ToneLine> lines, Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            wav(lines, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return truth(lines);
    }

    /** Written as it is made; the stream stays open. */
    public void wav(List<ToneLine> lines, OutputStream out) throws IOException {
        Plan plan = plan(lines);
        out.write(wavHeader(bytes(plan), rate, 1));
        write(plan, out);
    }

    /** The 44 bytes before PCM16. */
    public static byte[] wavHeader(long dataBytes, int rate, int channels) {
        return ByteBuffer.allocate(44)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) (36 + dataBytes))
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(2 * channels * rate)
                .putShort((short) (2 * channels))
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) dataBytes)
                .array();
    }

    private Plan plan(List<ToneLine> lines) {
        List<Frame> frames = new ArrayList<>();
        List<Heard.Utterance> truth = new ArrayList<>();
        long clock = leadMs;
        for (int number = 0; number < lines.size(); number++) {
            ToneLine line = lines.get(number);
            int behind = frames.isEmpty() ? 0 : frames.get(frames.size() - 1).endMs() + 40;
            int start =
                    (int) (line.startMs().isPresent() ? Math.max(line.startMs().get(), behind) : clock);
            List<Heard.Word> words = new ArrayList<>();
            List<Cell> cells = cells(line.text());
            int speaker = ToneFormat.speaker(line.speaker());
            int at = start;
            int wordAt = start;
            for (int i = 0; i < cells.size(); i++) {
                Cell cell = cells.get(i);
                int flags =
                        cell.flags() | (i == 0 ? ToneFormat.FIRST : 0) | (i + 1 == cells.size() ? ToneFormat.LAST : 0);
                Frame frame =
                        new Frame(at, ToneFormat.frame(speaker, flags, number, i, ToneFormat.utf8(cell.payload())));
                frames.add(frame);
                wordAt = (flags & ToneFormat.CONT) == 0 ? at : wordAt;
                at = frame.endMs() + ToneFormat.GUARD_MS;
                if ((flags & ToneFormat.MORE) == 0) {
                    words.add(new Heard.Word(cell.word(), wordAt, frame.endMs(), i & 255, 1));
                    at = wordsPerMinute == 0 ? at : Math.max(at, wordAt + 60_000 / wordsPerMinute);
                }
            }
            if (!words.isEmpty()) {
                truth.add(new Heard.Utterance(
                        ToneFormat.speakerName(speaker), number & 255, List.copyOf(words), true, List.of()));
                clock = words.get(words.size() - 1).endMs() + PAUSE_MS;
            }
        }
        return new Plan(
                frames,
                truth,
                (frames.isEmpty() ? leadMs : frames.get(frames.size() - 1).endMs()) + TAIL_MS);
    }

    private record Cell(String payload, int flags, String word) {}

    private static List<Cell> cells(String text) {
        List<Cell> cells = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            List<String> pieces = word.isEmpty() ? List.of() : pieces(word);
            for (int i = 0; i < pieces.size(); i++) {
                int flags = (i + 1 < pieces.size() ? ToneFormat.MORE : 0) | (i > 0 ? ToneFormat.CONT : 0);
                cells.add(new Cell(pieces.get(i), flags, word));
            }
        }
        return cells;
    }

    /** Of at most 64 bytes, cut between characters. */
    private static List<String> pieces(String word) {
        List<String> pieces = new ArrayList<>();
        StringBuilder now = new StringBuilder();
        for (int character : word.codePoints().toArray()) {
            String next = Character.toString(character);
            if (ToneFormat.utf8(now + next).length > ToneFormat.MOST_PAYLOAD) {
                pieces.add(now.toString());
                now.setLength(0);
            }
            now.append(next);
        }
        pieces.add(now.toString());
        return pieces;
    }

    private long bytes(Plan plan) {
        return 2 * (plan.endMs() * rate / 1000);
    }

    private void write(Plan plan, OutputStream out) throws IOException {
        long written = 0;
        for (Frame frame : plan.frames()) {
            long start = 2 * ((long) frame.startMs() * rate / 1000);
            silence(out, start - written);
            byte[] sound = sound(ToneFormat.symbols(frame.bytes()));
            out.write(sound);
            written = start + sound.length;
        }
        silence(out, bytes(plan) - written);
    }

    private static void silence(OutputStream out, long bytes) throws IOException {
        byte[] nothing = new byte[(int) Math.min(bytes, 1 << 16)];
        for (long left = bytes; left > 0; left -= nothing.length) {
            out.write(nothing, 0, (int) Math.min(left, nothing.length));
        }
    }

    private byte[] sound(int[] symbols) {
        int total = symbols.length * rate / ToneFormat.BAUD;
        int ramp = Math.max(1, rate * RAMP_MS / 1000);
        byte[] sound = new byte[2 * total];
        for (int n = 0; n < total; n++) {
            int tone = ToneFormat.tone(symbols[(int) ((long) n * ToneFormat.BAUD / rate)]);
            int edge = Math.min(n, total - 1 - n);
            double level = edge >= ramp ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * (edge + 0.5) / ramp);
            double turn = (double) ((long) tone * n % rate) / rate;
            int sample = (int) Math.floor(32767 * amplitude * level * Math.sin(2 * Math.PI * turn) + 0.5);
            sound[2 * n] = (byte) sample;
            sound[2 * n + 1] = (byte) (sample >> 8);
        }
        return sound;
    }
}
