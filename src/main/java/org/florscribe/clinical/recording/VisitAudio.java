package org.florscribe.clinical.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The sound of a visit as one file, of which any stretch can be read by itself. It knows where the bytes lie and holds none of
 * them: a read opens the segments it needs, one after the other.
 *
 * <p>Made of listening copies it is a WAV file (RIFF, PCM format 1, 44 bytes of header) that has each of them where it stands
 * on the visit's timeline, and silence between; made of an original it is that file as it came.
 */
public final class VisitAudio {

    public static final String WAV = "audio/wav";

    private static final int AT_ONCE = 64 * 1024;

    /**
     * @param at first byte in the file
     * @param from first byte in the copy
     */
    record Part(UUID recordingId, AudioCopy copy, long at, long from, long bytes) {

        long end() {
            return at + bytes;
        }
    }

    private final AudioStore store;
    private final String mediaType;
    private final List<Part> parts;
    private final byte[] header;
    private final long length;
    private final long startsAtMs;

    private VisitAudio(
            AudioStore store, String mediaType, List<Part> parts, byte[] header, long length, long startsAtMs) {
        this.store = store;
        this.mediaType = mediaType;
        this.parts = List.copyOf(parts);
        this.header = header;
        this.length = length;
        this.startsAtMs = startsAtMs;
    }

    /** @param copies listening copies in order; one that reaches into the next ends there */
    static VisitAudio ofCopies(AudioStore store, List<Placed> copies) {
        List<Part> parts = new ArrayList<>();
        long sound = 0;
        for (int i = 0; i < copies.size(); i++) {
            Placed copy = copies.get(i);
            long start = Pcm.bytes(copy.startMs());
            long room = i + 1 < copies.size() ? Pcm.bytes(copies.get(i + 1).startMs()) - start : Long.MAX_VALUE;
            long bytes = Math.min(copy.bytes(), Math.max(0, room));
            parts.add(new Part(copy.recordingId(), AudioCopy.LISTENING, WavHeader.LENGTH + start, copy.from(), bytes));
            sound = Math.max(sound, start + bytes);
        }
        // a longer one says as much as its length field can; the sound behind it is there all the same
        byte[] header = WavHeader.of(Math.min(sound, WavHeader.MOST_PCM_BYTES));
        return new VisitAudio(store, WAV, parts, header, header.length + sound, 0);
    }

    /** @param startMs where its first second stands on the visit's timeline */
    static VisitAudio ofOriginal(AudioStore store, UUID recordingId, String mediaType, long bytes, long startMs) {
        return new VisitAudio(
                store,
                mediaType.equals("audio/vnd.wave") ? WAV : mediaType,
                List.of(new Part(recordingId, AudioCopy.ORIGINAL, 0, 0, bytes)),
                new byte[0],
                bytes,
                startMs);
    }

    public String mediaType() {
        return mediaType;
    }

    /** In bytes. */
    public long length() {
        return length;
    }

    /** Where its first second stands on the visit's timeline, in milliseconds: 0 for a file made of listening copies. */
    public long startsAtMs() {
        return startsAtMs;
    }

    /** How long it is, in milliseconds; empty when only the file itself knows. */
    public Optional<Long> durationMs() {
        return header.length == 0 ? Optional.empty() : Optional.of(Pcm.milliseconds(length - header.length));
    }

    /** A name for this very content: another one once anything in it is another. */
    public String fingerprint() {
        StringBuilder all = new StringBuilder(mediaType);
        parts.forEach(part -> all.append('/')
                .append(part.recordingId())
                .append(part.copy())
                .append(part.at())
                .append(':')
                .append(part.from())
                .append('+')
                .append(part.bytes()));
        return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    List<Part> parts() {
        return parts;
    }

    /**
     * Writes this many bytes from here on. Not inside a transaction.
     *
     * @throws AudioStoreFailed when a segment is not there any more
     */
    public void copy(long from, long bytes, OutputStream target) throws IOException {
        long end = Math.min(length, from + bytes);
        long at = from;
        if (at < header.length && at < end) {
            int some = (int) (Math.min(end, header.length) - at);
            target.write(header, (int) at, some);
            at += some;
        }
        for (Part part : parts) {
            if (part.end() <= at || part.at() >= end) {
                continue;
            }
            silence(Math.max(0, part.at() - at), target);
            at = Math.max(at, part.at());
            long some = Math.min(end, part.end()) - at;
            sound(part, part.from() + at - part.at(), some, target);
            at += some;
        }
        silence(end - at, target);
    }

    /** What is being recorded is carried into the store meanwhile: what lay in one place a moment ago then lies in the other. */
    private void sound(Part part, long offset, long bytes, OutputStream target) throws IOException {
        long done = stretch(part, offset, bytes, target);
        if (done < bytes) {
            done += stretch(part, offset + done, bytes - done, target);
        }
        if (done < bytes) {
            throw new AudioStoreFailed("A recording ended before its rows say", null);
        }
    }

    /** @return how much of it could be read */
    private long stretch(Part part, long offset, long bytes, OutputStream target) throws IOException {
        byte[] some = new byte[(int) Math.min(AT_ONCE, bytes)];
        long done = 0;
        try (InputStream sound = store.read(part.recordingId(), part.copy()).from(offset)) {
            while (done < bytes) {
                int read = sound.read(some, 0, (int) Math.min(some.length, bytes - done));
                if (read < 0) {
                    break;
                }
                target.write(some, 0, read);
                done += read;
            }
        } catch (AudioStoreFailed moved) {
            return done;
        }
        return done;
    }

    private static void silence(long bytes, OutputStream target) throws IOException {
        byte[] none = new byte[(int) Math.min(AT_ONCE, bytes)];
        for (long left = bytes; left > 0; left -= none.length) {
            target.write(none, 0, (int) Math.min(none.length, left));
        }
    }

    /**
     * A listening copy, or a stretch of it.
     *
     * @param startMs on the visit's timeline
     * @param from first byte in the copy
     */
    record Placed(UUID recordingId, long startMs, long from, long bytes) {

        Placed(UUID recordingId, long startMs, long bytes) {
            this(recordingId, startMs, 0, bytes);
        }
    }
}
