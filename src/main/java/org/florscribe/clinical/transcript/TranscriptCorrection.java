package org.florscribe.clinical.transcript;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.StaleVersion;

/**
 * Correcting what was heard. Statements that rest on a changed line are checked again at once. Where a draft is
 * being reviewed, a person is asked which of its sections are to be written anew; before that the steps after the transcript run
 * again by themselves.
 */
@ApplicationService
public class TranscriptCorrection {

    private final TranscriptRepository transcripts;
    private final EncounterRepository encounters;
    private final DependentStatements dependents;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<ConversationAttached> attached;
    private final Event<VisitChanged> changed;
    private final Clock clock;

    @Inject
    TranscriptCorrection(
            TranscriptRepository transcripts,
            EncounterRepository encounters,
            DependentStatements dependents,
            AuditTrail trail,
            CurrentCaller callers,
            Event<ConversationAttached> attached,
            Event<VisitChanged> changed,
            Clock clock) {
        this.transcripts = transcripts;
        this.encounters = encounters;
        this.dependents = dependents;
        this.trail = trail;
        this.callers = callers;
        this.attached = attached;
        this.changed = changed;
        this.clock = clock;
    }

    /** @param recheckedStatements ids of the note's statements that rest on a changed line and were checked again */
    public record Corrected(Transcript transcript, List<String> recheckedStatements) {

        public Corrected {
            recheckedStatements = List.copyOf(recheckedStatements);
        }
    }

    /**
     * @param version of the transcript that the person saw
     * @throws StaleVersion when it was corrected meanwhile
     * @throws Conflict {@code wrong-stage} when the visit is signed or cancelled
     */
    @Requires(Permission.PREPARE_VISIT)
    public Corrected correct(UUID encounterId, long version, Corrections corrections) {
        Encounter encounter = encounters.getForChange(encounterId);
        Transcript before = transcripts.get(encounterId);
        if (encounter.stage() == EncounterStage.SIGNED || encounter.stage() == EncounterStage.CANCELLED) {
            throw new Conflict("wrong-stage", "This visit is closed; its transcript stays as it is.");
        }
        if (before.version() != version) {
            throw new StaleVersion();
        }
        Transcript now = before.saying(corrections.applyTo(before.conversation()), clock.instant());
        if (now.equals(before)) {
            return new Corrected(before, List.of());
        }
        Transcript stored = transcripts.update(now);
        trail.record(AuditAction.TRANSCRIPT_CHANGED, "transcript", stored.id(), encounter.patientId());
        Set<String> lines = Corrections.linesChanged(before.conversation(), now.conversation());
        List<String> rechecked = List.of();
        UUID practiceId = callers.get().practice();
        if (!lines.isEmpty()) {
            DependentStatements.Rechecked again = dependents.checkAgain(encounterId, stored.conversation(), lines);
            rechecked = again.statements();
            if (!again.offered() || encounter.stage() != EncounterStage.IN_REVIEW) {
                attached.fire(new ConversationAttached(practiceId, encounterId, false));
            }
        }
        changed.fire(new VisitChanged(practiceId, encounterId));
        return new Corrected(stored, rechecked);
    }
}
