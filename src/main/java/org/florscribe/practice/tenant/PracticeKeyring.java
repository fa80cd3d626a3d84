package org.florscribe.practice.tenant;

import java.util.Optional;
import java.util.UUID;

/** The keys of the caller's practice, and how a new one takes over. Each change is part of the running transaction. */
public interface PracticeKeyring {

    /** Whether the key was in use for a year, or for a quarter of what its random numbers are good for. */
    boolean isDue();

    /**
     * Adds a new key.
     *
     * @return false when a change is under way already
     */
    boolean begin(Optional<UUID> askedBy);

    /**
     * The next step of the change under way.
     *
     * @return whether there is more to do at once; one that waits for the other nodes is gone on with later
     */
    boolean advance();

    /**
     * Destroys replaced keys that no backup needs any more.
     *
     * @param beforeTime also those that a backup may need: what such a backup has of the practice's own can then not be opened
     * @return how many
     */
    int destroyRetired(boolean beforeTime);

    /**
     * Wraps the practice's keys with the present master key; what they seal is not touched.
     *
     * @return false when it did already
     */
    boolean wrapAnew();

    KeyStatus status();
}
