package org.florscribe.clinical.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where live recordings, their tickets and their gaps are kept; their sound is in {@link LiveAudio}. */
public interface LiveRecordingRepository {

    /** What a connection may be opened with. */
    record Ticket(UUID practiceId, UUID recordingId, UUID staffId, Instant expiresAt) {}

    /**
     * @param bufferKey is kept sealed
     * @param resumeHash of the token that asks for tickets without a session
     */
    void add(LiveRecording opened, byte[] bufferKey, byte[] resumeHash);

    Optional<LiveRecording> find(UUID recordingId);

    /** As {@link #find}; nobody else changes it, and no audio of it becomes durable, until this transaction ends. */
    LiveRecording getForChange(UUID recordingId);

    /** Before the practice is known. */
    Optional<LiveRecording> findByResumeToken(byte[] hash);

    List<LiveRecording> openOf(UUID encounterId);

    /** Of the practice. */
    int countOpen();

    /** Open ones of the practice that nobody was connected to since then. */
    List<LiveRecording> openAndLeftSince(Instant instant);

    /** Ended before then, and their sound is not in the audio store yet. */
    List<UUID> endedAndUnsealed(Instant before);

    /** Whether one of the visit's was closed because nobody went on with it. */
    boolean wasInterrupted(UUID encounterId);

    void update(LiveRecording recording);

    /** Somebody was connected then to each of these, as far as they are open. */
    void connected(List<UUID> recordingIds, Instant at);

    /** @throws org.florscribe.shared.NotFound when there is none any more */
    byte[] bufferKey(UUID recordingId);

    boolean hasBufferKey(UUID recordingId);

    /** Another token than before asks for its tickets. */
    void renewResume(UUID recordingId, byte[] hash, Instant until);

    /** Its key and its resume token are of no use any more. */
    void forgetSecrets(UUID recordingId);

    /** The same without the key of what is not sent. */
    void forgetTickets(UUID recordingId);

    /** Of interrupted recordings that ended before this time. */
    void forgetBufferKeys(Instant endedBefore);

    void addTicket(byte[] hash, Ticket ticket);

    /** Before the practice is known. */
    Optional<Ticket> findTicket(byte[] hash);

    /** @return false when somebody else was faster */
    boolean spendTicket(byte[] hash);

    /** Tickets of the practice that expired. */
    void dropTickets(Instant expiredBefore);

    /** Replaces one of the same kind behind the same frame. */
    void putGap(UUID recordingId, GapKind kind, long afterSequence, long durationMs);

    /** In the order of the audio. */
    List<RecordingGap> gaps(UUID recordingId);

    /** Writes down where each stands in the audio, before the segments go that tell it. */
    void settleGaps(UUID recordingId);
}
