package org.florscribe.clinical.encounter;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.PhiText;

/** Noting what was not said aloud: what the clinician saw, felt or measured. */
@ApplicationService
public class ContextTaking {

    private static final int LONGEST = 2_000;
    private static final String ITEM = "context-item";

    private final EncounterRepository encounters;
    private final ContextRepository items;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Event<ContextChanged> contextChanges;
    private final Event<VisitChanged> changes;
    private final Clock clock;

    @Inject
    ContextTaking(
            EncounterRepository encounters,
            ContextRepository items,
            AuditTrail audit,
            CurrentCaller caller,
            Event<ContextChanged> contextChanges,
            Event<VisitChanged> changes,
            Clock clock) {
        this.encounters = encounters;
        this.items = items;
        this.audit = audit;
        this.caller = caller;
        this.contextChanges = contextChanges;
        this.changes = changes;
        this.clock = clock;
    }

    @Requires(Permission.PREPARE_VISIT)
    public ContextItem add(UUID encounterId, ContextItem.Kind kind, String text) {
        Encounter encounter = open(encounterId);
        if (text.isBlank() || text.length() > LONGEST) {
            throw new InvalidInput("text", "Type what you noted, at most " + LONGEST + " characters.");
        }
        ContextItem item = new ContextItem(Ids.next(), kind, PhiText.of(text.strip()));
        items.add(encounterId, item, caller.get().staff(), clock.instant());
        audit.record(AuditAction.CONTEXT_ADDED, ITEM, item.id(), encounter.patientId());
        changed(encounterId);
        return item;
    }

    @Requires(Permission.VIEW_CHART)
    public List<ContextItem> of(UUID encounterId) {
        Encounter encounter = encounters.get(encounterId);
        audit.record(AuditAction.CONTEXT_VIEWED, "encounter", encounterId, encounter.patientId());
        return items.of(encounterId);
    }

    @Requires(Permission.PREPARE_VISIT)
    public void remove(UUID encounterId, UUID itemId) {
        Encounter encounter = open(encounterId);
        if (!items.remove(encounterId, itemId)) {
            throw new NotFound();
        }
        audit.record(AuditAction.CONTEXT_REMOVED, ITEM, itemId, encounter.patientId());
        changed(encounterId);
    }

    private Encounter open(UUID encounterId) {
        Encounter encounter = encounters.getForChange(encounterId);
        if (encounter.stage() == EncounterStage.SIGNED || encounter.stage() == EncounterStage.CANCELLED) {
            throw new Conflict("wrong-stage", "This visit is closed; add an addendum to its note instead.");
        }
        return encounter;
    }

    private void changed(UUID encounterId) {
        UUID practiceId = caller.get().practice();
        contextChanges.fire(new ContextChanged(practiceId, encounterId));
        changes.fire(new VisitChanged(practiceId, encounterId));
    }
}
