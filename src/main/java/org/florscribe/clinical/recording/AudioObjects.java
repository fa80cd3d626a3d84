package org.florscribe.clinical.recording;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Where sealed segments lie: a folder, or object storage that several nodes share. It knows bytes and names, no keys and no
 * rows. A name is written once and never again.
 */
public interface AudioObjects {

    /** What one segment is called: no name of a person, only ids. */
    record Name(UUID practiceId, UUID recordingId, UUID objectId) {}

    /** @param writtenAt as the store tells it */
    record Listed(Name name, long bytes, Instant writtenAt) {}

    /** Whether the settings name this one as the place of this installation; of all that there are, one says so. */
    boolean isChosen();

    /**
     * Its bytes are durable when it returns: on the disk, or acknowledged by the object storage. Called from several threads at
     * once.
     */
    void put(Name name, byte[] content, int length);

    /** Makes the names of what was put durable too. Nothing may be referred to before it returned. */
    void settle(List<Name> names);

    /** @throws AudioStoreFailed when it is not there, or cannot be read */
    byte[] get(Name name);

    /** Absent names are passed over. */
    void remove(List<Name> names);

    /** Every object there is, in no order. */
    void list(Consumer<Listed> each);

    /** @throws AudioStoreFailed in words, when nothing can be kept or read there now */
    void requireReachable();

    /** Bytes that may still come: what is free, less what has to stay so; {@link Long#MAX_VALUE} where there is no such limit. */
    long room();

    /** For the people who look after the installation: where it is. No secrets. */
    String describe();
}
