package org.florscribe.clinical.transcript;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Locale;
import java.util.UUID;
import org.florscribe.clinical.recording.AudioCopy;
import org.florscribe.clinical.recording.AudioReader;
import org.florscribe.clinical.recording.AudioStore;
import org.florscribe.clinical.recording.Pcm;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.Span;
import org.florscribe.clinical.recording.WavHeader;

/** Audio as it is read from the store while it is sent. */
final class RecordedAudio {

    private RecordedAudio() {}

    /** A stretch of the copy that was made for listening, as a WAV file. */
    static SpokenAudio wav(AudioStore store, UUID recordingId, Span place) {
        long first = Pcm.bytes(place.startMs());
        long bytes = Pcm.bytes(place.endMs()) - first;
        return new Stored("audio/wav", "audio.wav", bytes + WavHeader.LENGTH, place.lengthMs(), () -> {
            AudioReader reader = store.read(recordingId, AudioCopy.LISTENING);
            return new SequenceInputStream(
                    new ByteArrayInputStream(WavHeader.of(bytes)), new Limited(reader.from(first), bytes));
        });
    }

    /** The file as it came, for an installation that cannot decode it: nobody knows how long it is. */
    static SpokenAudio original(AudioStore store, Recording recording) {
        String type = recording.mediaType().orElse("application/octet-stream");
        return new Stored(
                type,
                "audio." + extension(type),
                recording.sizeBytes().orElse(0L),
                0,
                () -> store.read(recording.id(), AudioCopy.ORIGINAL).from(0));
    }

    static String extension(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        return switch (type.substring(type.indexOf('/') + 1)) {
            case "vnd.wave", "wav", "x-wav", "wave" -> "wav";
            case "mpeg", "mp3" -> "mp3";
            case "mp4" -> type.startsWith("video/") ? "mp4" : "m4a";
            case "x-m4a", "m4a" -> "m4a";
            case "quicktime" -> "mov";
            case "webm" -> "webm";
            case "ogg", "opus", "vorbis" -> "ogg";
            case "flac", "x-flac" -> "flac";
            case "aac", "x-aac" -> "aac";
            default -> "bin";
        };
    }

    private interface Opening {
        InputStream open();
    }

    private record Stored(String mediaType, String fileName, long sizeBytes, long durationMs, Opening opening)
            implements SpokenAudio {

        @Override
        public InputStream open() {
            return opening.open();
        }
    }

    /** Ends after so many bytes. */
    private static final class Limited extends FilterInputStream {

        private long left;

        Limited(InputStream in, long bytes) {
            super(in);
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            int count = in.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = in.skip(Math.min(bytes, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(in.available(), left);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
