package org.florscribe.practice.mail;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where letters wait. Their words are sealed. */
public interface LetterRepository {

    void add(Letter letter);

    /** Queued letters of the practice of this transaction, oldest first, at most so many. */
    List<UUID> listQueued(int most);

    /** Locked until this transaction ends; empty when another node has it, or it is queued no more. */
    Optional<Letter> takeQueued(UUID id);

    void change(Letter letter);
}
