package org.florscribe.clinical.recording;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One recording of a visit. Immutable: each verb gives it as it is afterwards.
 *
 * @param number 1 for the visit's first
 * @param expectedBytes as announced by whoever uploads; empty for a live recording
 * @param claimedHash SHA-256 of the whole file as announced, 32 bytes
 * @param mediaType as judged by its bytes once they are all here, such as {@code audio/mpeg}
 * @param sizeBytes of the original, once it is complete
 * @param fingerprint keyed hash of the original: finds the same file in the practice, tells nothing to a stranger
 * @param measurement once it was listened to
 * @param timelineMs where it begins on the visit's timeline, once its words are in the transcript
 * @param undone why its audio was destroyed
 */
public record Recording(
        UUID id,
        UUID encounterId,
        int number,
        RecordingOrigin origin,
        RecordingState state,
        Optional<Long> expectedBytes,
        Optional<byte[]> claimedHash,
        Optional<String> mediaType,
        Optional<Long> sizeBytes,
        Optional<byte[]> fingerprint,
        Optional<Measurement> measurement,
        Optional<Long> timelineMs,
        UUID broughtBy,
        Instant createdAt,
        Optional<Instant> completedAt,
        Optional<Destruction> undone,
        long version) {

    /** What is left of destroyed audio. */
    public record Destruction(Reason reason, Instant at) {

        /** Why audio was destroyed. */
        public enum Reason {
            /** The note is signed and delivered, and the practice's time for keeping audio is over. */
            RETENTION,
            /** Nobody signed for so long that the practice's limit was reached, after two warnings. */
            NEVER_SIGNED,
            /** Consent was withdrawn, or the visit called off, and a person asked for it. */
            ASKED
        }
    }

    /** An upload of this many bytes is about to come. */
    public static Recording announced(
            UUID id, UUID encounterId, int number, long bytes, Optional<byte[]> claimedHash, UUID by, Instant at) {
        return announced(id, encounterId, number, Optional.of(bytes), claimedHash, by, at);
    }

    /** A file is about to come, and whoever sends it may not have said how large it is. */
    static Recording announced(
            UUID id,
            UUID encounterId,
            int number,
            Optional<Long> bytes,
            Optional<byte[]> claimedHash,
            UUID by,
            Instant at) {
        return begun(RecordingOrigin.UPLOAD, id, encounterId, number, bytes, claimedHash, by, at);
    }

    /** A microphone is about to be switched on. */
    static Recording begunLive(UUID id, UUID encounterId, int number, UUID by, Instant at) {
        return begun(RecordingOrigin.LIVE, id, encounterId, number, Optional.empty(), Optional.empty(), by, at);
    }

    private static Recording begun(
            RecordingOrigin origin,
            UUID id,
            UUID encounterId,
            int number,
            Optional<Long> bytes,
            Optional<byte[]> claimedHash,
            UUID by,
            Instant at) {
        return new Recording(
                id,
                encounterId,
                number,
                origin,
                RecordingState.RECEIVING,
                bytes,
                claimedHash,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                by,
                at,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** All bytes are here, and they are sound. */
    public Recording complete(String judgedType, long bytes, byte[] keyedHash, Instant at) {
        return new Recording(
                id,
                encounterId,
                number,
                origin,
                RecordingState.STORED,
                expectedBytes,
                claimedHash,
                Optional.of(judgedType),
                Optional.of(bytes),
                Optional.of(keyedHash),
                measurement,
                timelineMs,
                broughtBy,
                createdAt,
                Optional.of(at),
                undone,
                version);
    }

    /** It was listened to. */
    public Recording measured(Measurement found) {
        return with(RecordingState.READY, Optional.of(found), timelineMs, undone);
    }

    /** Its words are in the transcript, beginning here on the visit's timeline. */
    public Recording placedAt(long visitMs) {
        return with(state, measurement, Optional.of(visitMs), undone);
    }

    public Recording destroyed(Destruction.Reason reason, Instant at) {
        return with(RecordingState.DESTROYED, measurement, timelineMs, Optional.of(new Destruction(reason, at)));
    }

    public boolean isComplete() {
        return state == RecordingState.STORED || state == RecordingState.READY;
    }

    /** Nobody has written its words down yet. */
    public boolean isUnheard() {
        return isComplete() && timelineMs.isEmpty();
    }

    public Recording stored(long newVersion) {
        return new Recording(
                id,
                encounterId,
                number,
                origin,
                state,
                expectedBytes,
                claimedHash,
                mediaType,
                sizeBytes,
                fingerprint,
                measurement,
                timelineMs,
                broughtBy,
                createdAt,
                completedAt,
                undone,
                newVersion);
    }

    private Recording with(
            RecordingState newState,
            Optional<Measurement> newMeasurement,
            Optional<Long> newTimelineMs,
            Optional<Destruction> newUndone) {
        return new Recording(
                id,
                encounterId,
                number,
                origin,
                newState,
                expectedBytes,
                claimedHash,
                mediaType,
                sizeBytes,
                fingerprint,
                newMeasurement,
                newTimelineMs,
                broughtBy,
                createdAt,
                completedAt,
                newUndone,
                version);
    }
}
