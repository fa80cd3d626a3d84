package org.florscribe.clinical.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.recording.AudioDecoder.Decoded;
import org.florscribe.clinical.recording.SpeechDetector.Listening;

/**
 * Listens to a recording before anybody writes its words down: makes the copy that is measured, cut and played, and finds where
 * somebody speaks. In no transaction, as hours of sound take minutes; reads, writes and results have short ones of their own. Done
 * again after a kill it begins anew and leaves the same.
 */
@ApplicationScoped
public class RecordingPreparation {

    private static final Duration TRIED = Duration.ofSeconds(10);

    /** Coders round up to their own pieces. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    private static final int AT_ONCE = 64 * 1024;

    /** Whole segments of the store. */
    private static final long BETWEEN_COMMITS = 8L << 20;

    private final AudioStore audio;
    private final ListeningCopies copies;
    private final AudioJudge judge;
    private final AudioLength lengths;
    private final AudioDecoder decoder;
    private final SpeechDetector detector;
    private final LiveAudio live;

    @Inject
    RecordingPreparation(
            AudioStore audio,
            ListeningCopies copies,
            AudioJudge judge,
            AudioLength lengths,
            AudioDecoder decoder,
            SpeechDetector detector,
            LiveAudio live) {
        this.live = live;
        this.audio = audio;
        this.copies = copies;
        this.judge = judge;
        this.lengths = lengths;
        this.decoder = decoder;
        this.detector = detector;
    }

    /**
     * For the moment when all bytes of an upload are here: what it is, tried on its first seconds. Where nothing decodes its type it
     * is believed to be what it begins like.
     *
     * @return its media type
     * @throws UnusableAudio when it cannot be taken
     * @throws RecordingTooLarge when it is longer than {@link RecordingTooLarge#LONGEST} by its own account
     */
    public String probe(UUID recordingId) {
        boolean empty = audio.length(recordingId, AudioCopy.ORIGINAL) == 0;
        AudioReader file = empty ? new Nothing() : audio.read(recordingId, AudioCopy.ORIGINAL);
        String type = judge.judge(file);
        requireLength(type, file, file.length());
        if (decoder.decodes(type)) {
            decoder.decode(type, file, TRIED.toMillis(), (content, length) -> {});
        }
        return type;
    }

    /**
     * For the moment when the first bytes of an upload are here: what says there that it is too long need not come.
     *
     * @param wholeBytes that are announced
     * @throws RecordingTooLarge then
     */
    public void glance(UUID recordingId, long wholeBytes) {
        AudioReader beginning = audio.read(recordingId, AudioCopy.ORIGINAL);
        String type;
        try {
            type = judge.judge(beginning);
        } catch (UnusableAudio unclear) {
            return; // what it is may stand further in
        }
        requireLength(type, beginning, wholeBytes);
    }

    private void requireLength(String type, AudioReader file, long wholeBytes) {
        lengths.milliseconds(type, file, wholeBytes).stream()
                .filter(ms -> ms > RecordingTooLarge.LONGEST.plus(ROUNDING).toMillis())
                .forEach(ms -> {
                    throw RecordingTooLarge.byLength(ms);
                });
    }

    /**
     * Measures a recording and makes its copy to listen to.
     *
     * @return what was found; empty where nothing decodes its type: then the original is all there is
     * @throws UnusableAudio when there is no sound in it after all, it is damaged further in, or it is longer than {@link RecordingTooLarge#LONGEST}
     */
    public Optional<Measurement> prepare(UUID recordingId) {
        Recording recording = copies.begin(recordingId);
        if (recording.measurement().isPresent()) {
            return recording.measurement();
        }
        if (recording.origin() == RecordingOrigin.LIVE) {
            return Optional.of(seal(recordingId));
        }
        String type = recording.mediaType().orElseThrow();
        if (!decoder.decodes(type)) {
            return Optional.empty();
        }
        try {
            return Optional.of(listen(recordingId, type));
        } catch (UnusableAudio e) {
            copies.giveUp(recordingId);
            throw e;
        }
    }

    /** A live recording is its copy to listen to: it goes from its segments into the store, and is heard on the way. */
    private Measurement seal(UUID recordingId) {
        AudioReader sound = live.read(recordingId);
        try (InputStream in = sound.from(0);
                AudioWriter writer = audio.write(recordingId, AudioCopy.LISTENING);
                Listening listening = detector.listen()) {
            Copying copying = new Copying(writer, listening);
            byte[] some = new byte[AT_ONCE];
            long copied = 0;
            for (int n; (n = in.readNBytes(some, 0, some.length)) > 0; copied += n) {
                copying.pcm(some, n);
            }
            if (copied != sound.length()) {
                throw new AudioStoreFailed("A live recording ended before its rows say", null);
            }
            writer.commit();
            Measurement found = listening.finish(false);
            copies.finish(recordingId, found, listening.peaks());
            return found;
        } catch (IOException e) {
            throw new AudioStoreFailed("A live recording could not be read", e);
        }
    }

    private Measurement listen(UUID recordingId, String type) {
        AudioReader file = audio.read(recordingId, AudioCopy.ORIGINAL);
        try (AudioWriter writer = audio.write(recordingId, AudioCopy.LISTENING);
                Listening listening = detector.listen()) {
            long most = RecordingTooLarge.LONGEST.plus(ROUNDING).toMillis();
            Copying copying = new Copying(writer, listening);
            Decoded decoded = decoder.decode(type, file, most, copying);
            if (decoded.bytes() >= Pcm.bytes(most)) {
                throw new UnusableAudio(
                        UnusableAudio.Kind.UNREADABLE,
                        "The recording is longer than 4 hours. Please cut it into parts and bring them one by one.");
            }
            writer.commit();
            Measurement found = listening.finish(decoded.cutOff());
            copies.finish(recordingId, found, listening.peaks());
            return found;
        }
    }

    /** The sound goes to the store and to the ear in one pass. */
    private static final class Copying implements AudioDecoder.Sink {

        private final AudioWriter writer;
        private final Listening listening;
        private long uncommitted;

        Copying(AudioWriter writer, Listening listening) {
            this.writer = writer;
            this.listening = listening;
        }

        @Override
        public void pcm(byte[] content, int length) {
            int from = 0;
            while (from < length) {
                int part = (int) Math.min(length - from, BETWEEN_COMMITS - uncommitted);
                writer.write(content, from, part);
                uncommitted += part;
                from += part;
                if (uncommitted == BETWEEN_COMMITS) {
                    writer.commit();
                    uncommitted = 0;
                }
            }
            listening.hear(content, length);
        }
    }

    /** Of an upload that announced 0 bytes the store knows nothing; the judge has words for it. */
    private record Nothing() implements AudioReader {

        @Override
        public long length() {
            return 0;
        }

        @Override
        public InputStream from(long offset) {
            return InputStream.nullInputStream();
        }
    }
}
