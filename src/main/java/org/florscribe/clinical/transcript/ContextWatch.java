package org.florscribe.clinical.transcript;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.florscribe.clinical.encounter.ContextChanged;
import org.florscribe.clinical.encounter.EncounterRepository;

/**
 * What was noted beside a conversation is evidence like the words of it: when it changes, what follows from the
 * conversation is made again.
 */
@ApplicationScoped
class ContextWatch {

    private final TranscriptRepository transcripts;
    private final EncounterRepository encounters;
    private final Event<ConversationAttached> attached;

    @Inject
    ContextWatch(
            TranscriptRepository transcripts, EncounterRepository encounters, Event<ConversationAttached> attached) {
        this.transcripts = transcripts;
        this.encounters = encounters;
        this.attached = attached;
    }

    void makeAgain(@Observes ContextChanged changed) {
        encounters.getForChange(changed.encounterId());
        if (transcripts.find(changed.encounterId()).isPresent()) {
            attached.fire(new ConversationAttached(changed.practiceId(), changed.encounterId(), false));
        }
    }
}
