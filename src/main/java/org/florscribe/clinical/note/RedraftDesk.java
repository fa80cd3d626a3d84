package org.florscribe.clinical.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.transcript.TranscriptRepository;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.PhiText;

/** Takes orders for sections to be written anew, one at a time for each note. */
@ApplicationScoped
class RedraftDesk {

    /** Longer than engines may take, all of a list one after the other; after it whoever asked may ask again. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(15);

    private final NoteHistory history;
    private final TranscriptRepository transcripts;
    private final RedraftQueue queue;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    RedraftDesk(
            NoteHistory history,
            TranscriptRepository transcripts,
            RedraftQueue queue,
            CurrentCaller callers,
            Clock clock) {
        this.history = history;
        this.transcripts = transcripts;
        this.queue = queue;
        this.callers = callers;
        this.clock = clock;
    }

    /** Whether there is anything to write from. */
    boolean canWrite(UUID encounterId) {
        return transcripts.find(encounterId).isPresent();
    }

    /**
     * @return the note with the order
     * @throws Conflict {@code redraft-running}, {@code nothing-to-draft-from} or {@code note-signed}
     */
    ClinicalNote order(
            ClinicalNote note, RedraftOrder.Kind kind, List<SectionCode> codes, Optional<PhiText> instruction) {
        Instant now = clock.instant();
        if (note.redrafting().order().filter(it -> isRunning(it, now)).isPresent()) {
            throw new Conflict("redraft-running", "Sections of this note are being written anew. Wait for them first.");
        }
        if (!canWrite(note.encounterId())) {
            throw new Conflict("nothing-to-draft-from", "This visit has no conversation to write from.");
        }
        Caller caller = callers.get();
        RedraftOrder order = RedraftOrder.asked(Ids.next(), kind, codes, instruction, caller.staff(), now);
        ClinicalNote ordered = note.with(note.redrafting().with(order), now);
        ClinicalNote stored = history.update(note, ordered, Optional.of(caller.staff()));
        queue.now(caller.practice(), note.encounterId(), order.id(), caller.correlationId());
        return stored;
    }

    static boolean isRunning(RedraftOrder order, Instant now) {
        return order.isRunning() && order.askedAt().plus(GIVEN_UP_AFTER).isAfter(now);
    }
}
