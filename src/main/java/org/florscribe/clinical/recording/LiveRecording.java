package org.florscribe.clinical.recording;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A recording while it is being made, and what is left of that afterwards. Immutable: each verb gives it as it is then.
 *
 * @param staffId who records; nobody else opens a connection for it
 * @param epoch counts the connections that owned it; what an earlier one still sends is not taken
 * @param connectedAt when a connection was last known to live
 * @param pause since when no audio is expected
 */
public record LiveRecording(
        UUID recordingId,
        UUID practiceId,
        UUID encounterId,
        UUID staffId,
        LiveState state,
        int epoch,
        Instant resumeUntil,
        Instant openedAt,
        Instant connectedAt,
        Optional<Pause> pause,
        Optional<LiveEnd> end) {

    /** @param afterSequence the last frame before it; -1 when it is before the first */
    public record Pause(Instant since, long afterSequence) {}

    static LiveRecording opened(Recording recording, UUID practiceId, Instant resumeUntil) {
        Instant at = recording.createdAt();
        return new LiveRecording(
                recording.id(),
                practiceId,
                recording.encounterId(),
                recording.broughtBy(),
                LiveState.OPEN,
                0,
                resumeUntil,
                at,
                at,
                Optional.empty(),
                Optional.empty());
    }

    public boolean isOpen() {
        return state == LiveState.OPEN;
    }

    /** Another connection owns it from now on. */
    LiveRecording takenOver(Instant at) {
        return with(state, epoch + 1, at, pause, end);
    }

    LiveRecording connectedAt(Instant at) {
        return with(state, epoch, at, pause, end);
    }

    LiveRecording paused(Pause since) {
        return with(state, epoch, connectedAt, Optional.of(since), end);
    }

    LiveRecording resumed() {
        return with(state, epoch, connectedAt, Optional.empty(), end);
    }

    LiveRecording ended(LiveState as, LiveEnd how) {
        return with(as, epoch + 1, connectedAt, Optional.empty(), Optional.of(how));
    }

    private LiveRecording with(
            LiveState newState,
            int newEpoch,
            Instant newConnectedAt,
            Optional<Pause> newPause,
            Optional<LiveEnd> newEnd) {
        return new LiveRecording(
                recordingId,
                practiceId,
                encounterId,
                staffId,
                newState,
                newEpoch,
                resumeUntil,
                openedAt,
                newConnectedAt,
                newPause,
                newEnd);
    }
}
