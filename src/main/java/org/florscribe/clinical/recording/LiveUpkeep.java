package org.florscribe.clinical.recording;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.tenant.RecordingLimits;
import org.florscribe.shared.ApplicationService;

/** What the product does by itself for the live recordings of a practice. */
@ApplicationService
public class LiveUpkeep {

    /** A device that was left in a drawer over the holidays may still bring what it holds. */
    static final Duration BUFFER_KEY_LIFE = Duration.ofDays(30);

    /** Its pipeline step has it in hand until then. */
    private static final Duration SEALED_BY_ITSELF = Duration.ofMinutes(10);

    private final LiveRecordingRepository live;
    private final LiveAudio audio;
    private final RecordingLimits limits;
    private final Clock clock;

    @Inject
    LiveUpkeep(LiveRecordingRepository live, LiveAudio audio, RecordingLimits limits, Clock clock) {
        this.live = live;
        this.audio = audio;
        this.limits = limits;
        this.clock = clock;
    }

    /** Those that nobody was connected to for so long that they are closed. */
    @Requires(Permission.SYSTEM)
    public List<UUID> left() {
        return live.openAndLeftSince(clock.instant().minus(limits.leftAfter())).stream()
                .map(LiveRecording::recordingId)
                .toList();
    }

    /** Those that ended some time ago and are not in the audio store yet. */
    @Requires(Permission.SYSTEM)
    public List<UUID> unsealed() {
        return live.endedAndUnsealed(clock.instant().minus(SEALED_BY_ITSELF));
    }

    /** What no device brought by then, none will. */
    @Requires(Permission.SYSTEM)
    public void forgetBufferKeys() {
        live.forgetBufferKeys(clock.instant().minus(BUFFER_KEY_LIFE));
    }

    /** For what is recorded today and tomorrow. */
    @Requires(Permission.SYSTEM)
    public void makeRoom() {
        audio.prepare();
    }

    /** @return how many days' rooms were given back */
    @Requires(Permission.SYSTEM)
    public int giveBackRoom() {
        return audio.giveBackRoom();
    }
}
