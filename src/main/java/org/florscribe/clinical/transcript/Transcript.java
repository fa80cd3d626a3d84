package org.florscribe.clinical.transcript;

import java.time.Instant;
import java.util.UUID;

/**
 * What was said in one visit, as it is known by now. Immutable: each verb gives the transcript as it is afterwards.
 *
 * @param engine who wrote it down, {@link #BROUGHT} for a file that a person brought
 * @param version optimistic; the repository refuses to store over a newer one
 */
public record Transcript(
        UUID id,
        UUID encounterId,
        String engine,
        Conversation conversation,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** The engine of a transcript that came as a file. */
    public static final String BROUGHT = "import";

    public static Transcript brought(UUID id, UUID encounterId, Conversation conversation, Instant at) {
        return new Transcript(id, encounterId, BROUGHT, conversation, 0, at, at);
    }

    /** With what was said afterwards at the end of its timeline. */
    public Transcript followedBy(Conversation later, Instant at) {
        return saying(conversation.append(later), at);
    }

    public Transcript saying(Conversation corrected, Instant at) {
        return corrected.equals(conversation)
                ? this
                : new Transcript(id, encounterId, engine, corrected, version, createdAt, at);
    }

    /** The same transcript as the repository stored it. */
    public Transcript stored(long newVersion) {
        return new Transcript(id, encounterId, engine, conversation, newVersion, createdAt, updatedAt);
    }
}
