package org.florscribe.clinical.transcript;

import java.time.Instant;
import java.util.List;
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

    /** Among the engines where the captions had to do, because no engine could hear the recording. */
    public static final String CAPTIONS = "live captions";

    /** What begins at this place of the timeline. */
    static Transcript heard(UUID id, UUID encounterId, String engine, Conversation said, long placeMs, Instant at) {
        Conversation nothing = new Conversation(said.language(), List.of(), List.of());
        return new Transcript(id, encounterId, engine, nothing.append(said, placeMs), 0, at, at);
    }

    /** With what came after it, and begins at this place of its timeline. */
    Transcript followedBy(Conversation later, long placeMs, String byEngine, Instant at) {
        List<String> engines = List.of(engine.split(", ", -1));
        String all = engines.containsAll(List.of(byEngine.split(", ", -1))) ? engine : engine + ", " + byEngine;
        return new Transcript(id, encounterId, all, conversation.append(later, placeMs), version, createdAt, at);
    }

    /** Whether some of it is only what the captions had. */
    public boolean isCaptioned() {
        return List.of(engine.split(", ", -1)).contains(CAPTIONS);
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
