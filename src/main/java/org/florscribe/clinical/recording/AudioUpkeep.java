package org.florscribe.clinical.recording;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** What the product does by itself to keep the audio of a practice in order. */
@ApplicationService
public class AudioUpkeep {

    /** An upload that got nothing for so long is not gone on with. */
    static final Duration ABANDONED_AFTER = Duration.ofHours(24);

    private final RecordingRepository recordings;
    private final AudioSegments segments;
    private final AudioStore store;
    private final AudioRoom room;
    private final Clock clock;

    @Inject
    AudioUpkeep(RecordingRepository recordings, AudioSegments segments, AudioStore store, AudioRoom room, Clock clock) {
        this.recordings = recordings;
        this.segments = segments;
        this.store = store;
        this.room = room;
        this.clock = clock;
    }

    /** Those of the objects that nothing refers to. */
    @Requires(Permission.SYSTEM)
    public Set<UUID> orphans(Collection<UUID> objectIds) {
        Set<UUID> orphans = new HashSet<>(objectIds);
        orphans.removeAll(segments.referredTo(objectIds));
        return orphans;
    }

    /** @return how many uploads were given up; they leave no trace */
    @Requires(Permission.SYSTEM)
    public int giveUpAbandoned() {
        int given = 0;
        for (Recording idle : recordings.idleSince(clock.instant().minus(ABANDONED_AFTER))) {
            Recording locked = recordings.getForChange(idle.id());
            if (locked.state() == RecordingState.RECEIVING && locked.origin() == RecordingOrigin.UPLOAD) {
                store.forget(locked.id(), AudioCopy.ORIGINAL);
                store.forget(locked.id(), AudioCopy.LISTENING);
                recordings.remove(locked.id());
                given++;
            }
        }
        return given;
    }

    /** In bytes; {@link Long#MAX_VALUE} where nobody counts. */
    @Requires(Permission.MANAGE_PIPELINE)
    public long roomLeft() {
        return room.left();
    }
}
