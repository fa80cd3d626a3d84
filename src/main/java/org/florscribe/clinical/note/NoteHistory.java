package org.florscribe.clinical.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.Provenance;
import org.florscribe.shared.Ids;

/** Stores a note together with what becomes of its history. Saving while typing makes one revision, not hundreds. */
@ApplicationScoped
class NoteHistory {

    private static final Duration ONE_SITTING = Duration.ofMinutes(10);

    private final NoteRepository notes;
    private final Clock clock;

    @Inject
    NoteHistory(NoteRepository notes, Clock clock) {
        this.notes = notes;
        this.clock = clock;
    }

    /** By a person. */
    ClinicalNote add(ClinicalNote note, Optional<UUID> author) {
        return add(note, author, Optional.empty());
    }

    /**
     * @param author empty for the engine
     * @param by which engine that is
     */
    ClinicalNote add(ClinicalNote note, Optional<UUID> author, Optional<Provenance> by) {
        ClinicalNote stored = notes.add(note);
        notes.addRevision(revision(stored, 1, author, by), stored.encounterId());
        return stored;
    }

    /** As below, by a person, or by nobody when only what was found out about statements changed. */
    ClinicalNote update(ClinicalNote before, ClinicalNote now, Optional<UUID> author) {
        return update(before, now, author, Optional.empty());
    }

    /**
     * @param by which engine wrote it, when one did
     * @return the note with its new version, or as it was when nothing changed
     */
    ClinicalNote update(ClinicalNote before, ClinicalNote now, Optional<UUID> author, Optional<Provenance> by) {
        if (now.equals(before)) {
            return before;
        }
        ClinicalNote stored = notes.update(now);
        if (now.body().equals(before.body())) {
            return stored;
        }
        Optional<NoteRevision> last = notes.lastRevision(stored);
        Instant sittingBegan = clock.instant().minus(ONE_SITTING);
        Optional<NoteRevision> same = last.filter(it -> author.isPresent()
                && it.author().equals(author)
                && it.createdAt().isAfter(sittingBegan));
        if (same.isPresent()) {
            notes.updateRevision(same.get().saying(stored.body()), stored.encounterId());
        } else {
            long number = last.map(NoteRevision::number).orElse(0L) + 1;
            notes.addRevision(revision(stored, number, author, by), stored.encounterId());
        }
        return stored;
    }

    private NoteRevision revision(ClinicalNote note, long number, Optional<UUID> author, Optional<Provenance> by) {
        return new NoteRevision(Ids.next(), note.id(), number, author, by, note.body(), clock.instant());
    }
}
