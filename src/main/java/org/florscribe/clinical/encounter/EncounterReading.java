package org.florscribe.clinical.encounter;

import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** Looking at visits; every look is on the record. */
@ApplicationService
public class EncounterReading {

    private static final String ENCOUNTER = "encounter";

    private final EncounterRepository encounters;
    private final AuditTrail audit;

    @Inject
    EncounterReading(EncounterRepository encounters, AuditTrail audit) {
        this.encounters = encounters;
        this.audit = audit;
    }

    @Requires(Permission.VIEW_WORKLIST)
    public Encounter get(UUID id) {
        Encounter encounter = encounters.get(id);
        audit.record(AuditAction.ENCOUNTER_VIEWED, ENCOUNTER, id, encounter.patientId());
        return encounter;
    }

    /** Tells nothing of the visit, so it is no look at it. */
    @Requires(Permission.VIEW_WORKLIST)
    public boolean isThere(UUID id) {
        return encounters.find(id).isPresent();
    }

    /** A day's visits by time, otherwise the newest first. */
    @Requires(Permission.VIEW_WORKLIST)
    public Page<Encounter> list(EncounterFilter filter, PageRequest request) {
        Page<Encounter> page = encounters.list(filter, request);
        audit.record(AuditAction.ENCOUNTERS_LISTED, ENCOUNTER);
        page.items().stream()
                .map(Encounter::patientId)
                .distinct()
                .forEach(patientId -> audit.record(AuditAction.ENCOUNTERS_LISTED, ENCOUNTER, null, patientId));
        return page;
    }
}
