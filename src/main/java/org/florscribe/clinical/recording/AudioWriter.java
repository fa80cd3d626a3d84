package org.florscribe.clinical.recording;

/**
 * Appends to a copy. What was written is referred to only once {@link #commit} returned; closing without it leaves the rest
 * out. Commit at least every half hour: what nobody refers to is swept away after one.
 */
public interface AudioWriter extends AutoCloseable {

    /** @throws AudioStoreFailed when there is no room, or the store is away */
    void write(byte[] content, int offset, int length);

    /**
     * Makes all that was written so far durable, and then known.
     *
     * @return bytes of the copy that are stored now
     * @throws org.florscribe.shared.Conflict {@code written-elsewhere} when another writer went on meanwhile
     */
    long commit();

    /** Of the copy, by now. */
    long committed();

    @Override
    void close();
}
