package org.florscribe.clinical.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of an upload on their way into the {@link AudioStore}. No transaction is open while they come, and no more than a
 * buffer of them is in memory. Whatever ends a piece, what was made durable before stays, so that the next one goes on from
 * there.
 */
@ApplicationScoped
public class RecordingUpload {

    private static final int BUFFER_BYTES = 64 * 1024;

    /** So much is lost at most when the server dies in the middle of a piece. */
    private static final int DURABLE_EVERY_BYTES = 8 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(RecordingUpload.class);

    private static final int HEAD_BYTES = 1024 * 1024;

    private final RecordingIntake intake;
    private final RecordingReading reading;
    private final AudioStore store;
    private final RecordingPreparation preparation;
    private final RunningHashes hashes;

    @Inject
    RecordingUpload(
            RecordingIntake intake,
            RecordingReading reading,
            AudioStore store,
            RecordingPreparation preparation,
            RunningHashes hashes) {
        this.intake = intake;
        this.reading = reading;
        this.store = store;
        this.preparation = preparation;
        this.hashes = hashes;
    }

    /** How far an upload is, or the recording it has become. */
    public BroughtRecording progress(UUID uploadId) {
        BroughtRecording known = reading.get(uploadId);
        return withStoredBytes(known);
    }

    /** The recordings of a visit, and the uploads that are under way, by number. */
    public List<BroughtRecording> ofVisit(UUID encounterId) {
        return reading.of(encounterId).stream().map(this::withStoredBytes).toList();
    }

    /**
     * The beginning of what is stored, told by its hash, so that whoever goes on with an upload can see that it is the same
     * file.
     *
     * @param bytes from the start, 1 MB at most
     */
    public record Head(int bytes, byte[] sha256) {}

    /** Empty when nothing is stored yet, or when it is no upload any more. */
    public Optional<Head> head(BroughtRecording upload) {
        if (upload.recording().state() != RecordingState.RECEIVING || upload.storedBytes() == 0) {
            return Optional.empty();
        }
        int bytes = (int) Math.min(upload.storedBytes(), HEAD_BYTES);
        try (InputStream in =
                store.read(upload.recording().id(), AudioCopy.ORIGINAL).from(0)) {
            return Optional.of(new Head(bytes, Sha256.of(in.readNBytes(bytes))));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Appends a piece, and completes the upload with its last one. A piece of nothing at the end completes it too, should the
     * server have died between the two.
     *
     * @param offset how many bytes were stored before, as the sender believes
     * @return the recording it has become, or how far it is
     * @throws WrongOffset when other bytes are expected next
     * @throws UnusableAudio when all is here and no words can come of it; nothing is left then
     * @throws RecordingTooLarge when more than may be is on its way, as soon as that is known; nothing is left then
     * @throws IOException when the piece could not be read to its end
     */
    public BroughtRecording append(UUID uploadId, long offset, InputStream piece) throws IOException {
        Recording upload = openOrGiveUp(uploadId);
        long known = storedBytes(upload);
        if (offset != known) {
            throw new WrongOffset(known);
        }
        if (upload.state() != RecordingState.RECEIVING) {
            return new BroughtRecording(upload, known, List.of());
        }
        long expected = upload.expectedBytes().orElse(RecordingTooLarge.MOST_BYTES);
        long now;
        try {
            now = receive(upload, piece, known, expected);
        } catch (RecordingTooLarge refused) {
            giveUp(upload.id());
            throw refused;
        }
        return now == expected ? finish(upload) : new BroughtRecording(upload, now, List.of());
    }

    /**
     * A whole file in one request. It leaves no trace unless all of it came and it is sound.
     *
     * @param sizeBytes as the request says, if it does
     */
    public BroughtRecording bring(UUID encounterId, Optional<Long> sizeBytes, InputStream file) throws IOException {
        Recording upload = intake.announce(encounterId, sizeBytes, Optional.empty());
        boolean taken = false;
        try {
            long bytes = receive(upload, file, 0, RecordingTooLarge.MOST_BYTES);
            if (bytes == 0 || sizeBytes.filter(said -> said != bytes).isPresent()) {
                throw new UnusableAudio(
                        UnusableAudio.Kind.UNREADABLE, "The file is empty or did not come whole. Send it again.");
            }
            BroughtRecording brought = finish(upload);
            taken = true;
            return brought;
        } finally {
            if (!taken) {
                giveUp(upload.id());
            }
        }
    }

    private void giveUp(UUID uploadId) {
        try {
            intake.cancel(uploadId);
        } catch (NotFound | Conflict gone) {
            // it was given up where it was refused, or another request has completed it
            LOG.atDebug().addKeyValue("upload", uploadId).log("nothing to give up");
        }
    }

    private Recording openOrGiveUp(UUID uploadId) {
        try {
            return intake.open(uploadId);
        } catch (Conflict noLongerWanted) {
            giveUp(uploadId);
            throw noLongerWanted;
        }
    }

    private BroughtRecording withStoredBytes(BroughtRecording known) {
        return known.recording().state() == RecordingState.RECEIVING
                ? new BroughtRecording(known.recording(), storedBytes(known.recording()), known.notices())
                : known;
    }

    private long storedBytes(Recording upload) {
        return upload.state() == RecordingState.RECEIVING
                ? store.length(
                        upload.id(), upload.origin() == RecordingOrigin.LIVE ? AudioCopy.LISTENING : AudioCopy.ORIGINAL)
                : upload.sizeBytes().orElse(0L);
    }

    /** @return bytes that are durable now */
    private long receive(Recording upload, InputStream from, long known, long most) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long received = known;
        try (AudioWriter writer = store.write(upload.id(), AudioCopy.ORIGINAL)) {
            if (writer.committed() != known) {
                throw new WrongOffset(writer.committed());
            }
            Optional<MessageDigest> hash = hashes.take(upload.id(), known);
            while (true) {
                int n;
                try {
                    n = from.read(buffer, 0, buffer.length);
                } catch (IOException cut) {
                    keep(upload, hash, writer.commit());
                    throw cut;
                }
                if (n < 0) {
                    break;
                }
                received += n;
                if (received > most) {
                    throw tooMuch(upload);
                }
                writer.write(buffer, 0, n);
                if (hash.isPresent()) {
                    hash.get().update(buffer, 0, n);
                }
                if (received - writer.committed() >= DURABLE_EVERY_BYTES) {
                    commit(writer, upload);
                }
            }
            return keep(upload, hash, received == writer.committed() ? received : commit(writer, upload));
        }
    }

    private long keep(Recording upload, Optional<MessageDigest> hash, long bytes) {
        hash.ifPresent(running -> hashes.keep(upload.id(), running, bytes));
        return bytes;
    }

    private long commit(AudioWriter writer, Recording upload) {
        boolean first = writer.committed() == 0;
        long stored = writer.commit();
        Optional<Long> whole = upload.expectedBytes().filter(bytes -> first && bytes > stored);
        whole.ifPresent(bytes -> preparation.glance(upload.id(), bytes));
        return stored;
    }

    private static RuntimeException tooMuch(Recording upload) {
        return upload.expectedBytes().isPresent()
                ? new InvalidInput("body", "More bytes came than were announced. Announce the file again.")
                : RecordingTooLarge.byBytes();
    }

    private BroughtRecording finish(Recording upload) {
        try {
            AudioReader file = store.read(upload.id(), AudioCopy.ORIGINAL);
            byte[] sha256 = hashes.finish(upload.id(), file.length()).orElseGet(() -> hash(file));
            if (upload.claimedHash()
                    .filter(claimed -> !MessageDigest.isEqual(claimed, sha256))
                    .isPresent()) {
                throw new UnusableAudio(
                        UnusableAudio.Kind.UNREADABLE,
                        "What arrived is not the file that was announced: its SHA-256 differs. Upload it again.");
            }
            return intake.complete(upload.id(), preparation.probe(upload.id()), file.length(), sha256);
        } catch (UnusableAudio | RecordingTooLarge | Conflict refused) {
            giveUp(upload.id());
            throw refused;
        }
    }

    private static byte[] hash(AudioReader file) {
        try (InputStream in = file.from(0)) {
            MessageDigest digest = Sha256.begin();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n; (n = in.read(buffer)) >= 0; ) {
                digest.update(buffer, 0, n);
            }
            return digest.digest();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static AudioStoreFailed unreadable(IOException e) {
        return new AudioStoreFailed("An upload could not be read again", e);
    }
}
