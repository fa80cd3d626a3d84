package org.florscribe.clinical.recording;

import java.util.List;
import java.util.UUID;

/** The sound of live recordings until the {@link AudioStore} has it: sealed segments that any node can go on from. */
public interface LiveAudio {

    /** Where the durable part ends. */
    record Tail(int nextNumber, long nextSequence, long bytes) {}

    /**
     * Makes these durable, all in one commit. In no transaction of the caller; the practices may be different ones.
     *
     * @return for each, whether it was taken: it is not when its recording is closed, or another connection owns it by now
     * @throws org.florscribe.shared.Unavailable when it is not known to be durable, or surely is not
     */
    List<Boolean> append(List<LiveSegment> segments);

    /** Sound of this visit comes in the next minutes: what it takes to store it is got ready, in the running transaction. */
    void expect(UUID encounterId);

    /** In the running transaction. */
    Tail tail(UUID recordingId);

    /**
     * What is durable, from its first byte on. Not inside a transaction.
     *
     * @throws org.florscribe.shared.NotFound when there is nothing here (any more)
     */
    AudioReader read(UUID recordingId);

    /** In bytes; 0 when there is nothing here (any more). In a short transaction of its own. */
    long length(UUID recordingId);

    /** Takes it away, in the running transaction. */
    void forget(UUID recordingId);

    /** Gets ready for recordings that are opened today and tomorrow. In the running transaction. */
    void prepare();

    /** Gives back the room of days of which nothing is left here. In the running transaction. */
    int giveBackRoom();
}
