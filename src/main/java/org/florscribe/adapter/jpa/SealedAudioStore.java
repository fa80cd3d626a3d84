package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.florscribe.adapter.jpa.Segments.Place;
import org.florscribe.clinical.recording.AudioCopy;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioPlace;
import org.florscribe.clinical.recording.AudioReader;
import org.florscribe.clinical.recording.AudioStore;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.clinical.recording.AudioWriter;
import org.florscribe.clinical.recording.LiveAudio;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.persistence.ContainerResource;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Audio in sealed segments: their bytes as objects in the chosen place, their order in the table {@code audio_segment}. */
@ApplicationScoped
public class SealedAudioStore implements AudioStore {

    private static final Logger LOG = LoggerFactory.getLogger(SealedAudioStore.class);

    private final AudioPlace place;
    private final Segments table;
    private final LiveAudio live;
    private final SealingLine line;
    private final AudioMetrics metrics;
    private final CurrentCaller caller;
    private final Clock clock;

    @Inject
    SealedAudioStore(
            AudioPlace place,
            Segments table,
            LiveAudio live,
            SealingLine line,
            AudioMetrics metrics,
            CurrentCaller caller,
            Clock clock) {
        this.live = live;
        this.place = place;
        this.table = table;
        this.line = line;
        this.metrics = metrics;
        this.caller = caller;
        this.clock = clock;
    }

    /** A segment does not open as another one, of another copy, or of another recording. */
    static Cell cell(Place place, int sequence) {
        return new Cell("audio_segment", place.copy() + "/" + sequence, place.recordingId());
    }

    @Override
    public AudioWriter write(UUID recordingId, AudioCopy copy) {
        Place of = of(recordingId, copy);
        return new SegmentWriter(objects(), table, of, table.open(of), line, clock);
    }

    @Override
    public AudioReader read(UUID recordingId, AudioCopy copy) {
        Place of = of(recordingId, copy);
        // until a live recording is here as a whole, what is here of it is a beginning that may be made anew
        if (copy == AudioCopy.LISTENING && live.length(recordingId) > 0) {
            return live.read(recordingId);
        }
        long length = table.length(of);
        if (length == 0) {
            throw new NotFound();
        }
        return new SegmentReader(objects(), table, of, length);
    }

    @Override
    public long length(UUID recordingId, AudioCopy copy) {
        long inRows = copy == AudioCopy.LISTENING ? live.length(recordingId) : 0;
        return inRows > 0 ? inRows : table.length(of(recordingId, copy));
    }

    @Override
    public void forget(UUID recordingId, AudioCopy copy) {
        Place of = of(recordingId, copy);
        List<AudioObjects.Name> names = table.delete(of).stream()
                .map(object -> new AudioObjects.Name(of.practiceId(), recordingId, object))
                .toList();
        if (!names.isEmpty()) {
            ContainerResource.TRANSACTION.get().registerInterposedSynchronization(new Removal(objects(), names));
        }
    }

    private AudioObjects objects() {
        return metrics.counting(place.objects());
    }

    private Place of(UUID recordingId, AudioCopy copy) {
        return new Place(caller.get().practice(), recordingId, copy);
    }

    /** What nobody refers to any more goes once that is certain; what is left then, the sweep takes. */
    private record Removal(AudioObjects objects, List<AudioObjects.Name> names) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // not certain yet
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                var unused = ContainerResource.THREADS.get().submit(this::remove);
            }
        }

        private void remove() {
            try {
                objects.remove(names);
            } catch (AudioStoreFailed e) {
                LOG.warn("Forgotten audio is left to the sweep", e);
            }
        }
    }
}
