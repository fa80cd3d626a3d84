package org.florscribe.clinical.recording;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.clinical.encounter.Attention;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.practice.identity.StaffState;
import org.florscribe.practice.tenant.RecordingLimits;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.NotFound;

/** What happens to a live recording while it is open, and its end; each verb in a short transaction. */
@ApplicationService
public class LiveKeeping {

    private final RecordingRepository recordings;
    private final LiveRecordingRepository live;
    private final LiveAudio audio;
    private final EncounterRepository encounters;
    private final LiveEnding ending;
    private final Event<VisitChanged> changed;
    private final StaffRepository staff;
    private final RecordingLimits limits;
    private final Clock clock;

    @Inject
    LiveKeeping(
            RecordingRepository recordings,
            LiveRecordingRepository live,
            LiveAudio audio,
            EncounterRepository encounters,
            LiveEnding ending,
            Event<VisitChanged> changed,
            StaffRepository staff,
            RecordingLimits limits,
            Clock clock) {
        this.recordings = recordings;
        this.live = live;
        this.audio = audio;
        this.encounters = encounters;
        this.ending = ending;
        this.changed = changed;
        this.staff = staff;
        this.limits = limits;
        this.clock = clock;
    }

    /** A recording as its new owner finds it. */
    public record Claimed(LiveRecording recording, LiveAudio.Tail tail) {}

    static Conflict stopped() {
        return new Conflict("recording-stopped", "This recording was stopped. Begin another one.");
    }

    /**
     * Makes the caller's connection the owner: what an earlier one still sends is not taken any more.
     *
     * @throws Conflict {@code recording-stopped}
     */
    @Requires(Permission.PREPARE_VISIT)
    public Claimed claim(UUID recordingId) {
        LiveRecording found = live.getForChange(recordingId);
        if (!found.isOpen()) {
            throw stopped();
        }
        LiveRecording owned = found.takenOver(clock.instant());
        live.update(owned);
        audio.expect(owned.encounterId());
        return new Claimed(owned, audio.tail(recordingId));
    }

    /** As it is known now; for a connection whose audio is not taken any more. */
    @Requires(Permission.PREPARE_VISIT)
    public LiveRecording get(UUID recordingId) {
        return live.find(recordingId).orElseThrow(NotFound::new);
    }

    /** The conversation stops for a while; a second time says nothing new. */
    @Requires(Permission.PREPARE_VISIT)
    public void pause(UUID recordingId, long afterSequence) {
        LiveRecording found = open(recordingId);
        if (found.pause().isEmpty()) {
            live.update(found.paused(new LiveRecording.Pause(clock.instant(), afterSequence)));
            changed.fire(new VisitChanged(found.practiceId(), found.encounterId()));
        }
    }

    /** It goes on. What the one who records has measured wins over what was measured here. */
    @Requires(Permission.PREPARE_VISIT)
    public void resume(UUID recordingId, Optional<Long> afterSequence, Optional<Duration> lasted) {
        LiveRecording found = open(recordingId);
        Optional<LiveRecording.Pause> pause = found.pause();
        if (pause.isEmpty() && (afterSequence.isEmpty() || lasted.isEmpty())) {
            return;
        }
        long after = afterSequence
                .or(() -> pause.map(LiveRecording.Pause::afterSequence))
                .orElseThrow();
        Duration time = lasted.or(() -> pause.map(it -> Duration.between(it.since(), clock.instant())))
                .orElseThrow();
        live.putGap(recordingId, GapKind.PAUSED, after, time.toMillis());
        live.update(found.resumed());
        changed.fire(new VisitChanged(found.practiceId(), found.encounterId()));
    }

    @Requires(Permission.PREPARE_VISIT)
    public void gap(UUID recordingId, GapKind kind, long afterSequence, Duration lasted) {
        live.putGap(open(recordingId).recordingId(), kind, afterSequence, lasted.toMillis());
    }

    /**
     * Somebody is connected to each of these; keeps them from being closed as left.
     *
     * @return those whose clinician works here no more
     */
    @Requires(Permission.SYSTEM)
    public List<UUID> connected(List<LiveRecording> connected) {
        live.connected(connected.stream().map(LiveRecording::recordingId).toList(), clock.instant());
        connected.forEach(it -> audio.expect(it.encounterId()));
        Set<UUID> gone = connected.stream()
                .map(LiveRecording::staffId)
                .distinct()
                .filter(id -> staff.find(id)
                        .filter(person -> person.state() == StaffState.ACTIVE)
                        .isEmpty())
                .collect(Collectors.toSet());
        return connected.stream()
                .filter(it -> gone.contains(it.staffId()))
                .map(LiveRecording::recordingId)
                .toList();
    }

    /** Nobody goes on with it: it is closed with what it has, and its words are written down. */
    @Requires(Permission.SYSTEM)
    public void interrupt(UUID recordingId) {
        LiveRecording known = live.find(recordingId).orElseThrow(NotFound::new);
        Encounter encounter = encounters.getForChange(known.encounterId());
        RunningHash hash = ending.hashOf(recordingId);
        LiveRecording found = live.getForChange(recordingId);
        if (found.isOpen() && found.connectedAt().isBefore(clock.instant().minus(limits.leftAfter()))) {
            ending.end(encounter, found, LiveState.INTERRUPTED, hash);
            if (!encounter.isClosed() && recordings.find(recordingId).isPresent()) {
                encounters.update(encounters.get(encounter.id()).needing(Attention.RECORDING_INTERRUPTED));
            }
        }
    }

    /** Of one that is over: what it came to. */
    @Requires(Permission.PREPARE_VISIT)
    public Optional<LiveEnd> end(UUID recordingId) {
        return get(recordingId).end();
    }

    /**
     * The visit is over and all of it is durable: its words are to be written down.
     *
     * @param epoch of the connection that says so
     * @param sha256 of all its PCM bytes
     * @throws Conflict {@code recording-stopped}, or {@code taken-over} when another connection owns it
     */
    @Requires(Permission.PREPARE_VISIT)
    public LiveEnd stop(UUID recordingId, int epoch, LiveAudio.Tail all, byte[] sha256) {
        Encounter encounter =
                encounters.getForChange(recordings.get(recordingId).encounterId());
        LiveRecording found = open(recordingId);
        if (found.epoch() != epoch || !audio.tail(recordingId).equals(all)) {
            throw new Conflict("taken-over", "Another connection goes on with this recording.");
        }
        return ending.end(encounter, found, LiveState.STOPPED, all, sha256);
    }

    private LiveRecording open(UUID recordingId) {
        LiveRecording found = live.getForChange(recordingId);
        if (!found.isOpen()) {
            throw stopped();
        }
        return found;
    }
}
