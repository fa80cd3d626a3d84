package org.florscribe.clinical.recording;

import java.util.UUID;

/**
 * The bytes of recordings, sealed under the key of their visit in segments that are opened one by one. All of it is of the
 * practice of the caller. Not for use inside a transaction: a writer and a reader have short ones of their own.
 */
public interface AudioStore {

    /** Goes on behind what is stored of this copy. One writer at a time for a copy: of two, the one that commits second is refused. */
    AudioWriter write(UUID recordingId, AudioCopy copy);

    /** @throws org.florscribe.shared.NotFound when there is nothing of this copy, or it was destroyed */
    AudioReader read(UUID recordingId, AudioCopy copy);

    /** In bytes; 0 when there is nothing of this copy. */
    long length(UUID recordingId, AudioCopy copy);

    /** Takes the rows away in the running transaction; the objects themselves go after it was committed, or by the sweep. */
    void forget(UUID recordingId, AudioCopy copy);
}
