package org.florscribe.clinical.signature;

import java.time.Instant;
import java.util.UUID;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.PhiText;

/** What somebody added to a note after it was signed. It stands under the note, and never changes either. */
public record Addendum(UUID id, UUID noteId, UUID authorId, PhiText text, Instant createdAt) {

    private static final int MOST_CHARACTERS = 10_000;

    /** @throws InvalidInput without words, or with more than a note would take */
    public static Addendum written(UUID id, UUID noteId, UUID authorId, PhiText text, Instant at) {
        String words = text.reveal().strip();
        if (words.isEmpty() || words.length() > MOST_CHARACTERS) {
            throw new InvalidInput("text", "An addendum has 1 to " + MOST_CHARACTERS + " characters.");
        }
        return new Addendum(id, noteId, authorId, PhiText.of(words), at);
    }
}
