package org.florscribe.clinical.extraction;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** Reading what was found in a conversation. */
@ApplicationService
public class FindingReading {

    private final ExtractionRepository extractions;
    private final EncounterRepository encounters;
    private final AuditTrail trail;

    @Inject
    FindingReading(ExtractionRepository extractions, EncounterRepository encounters, AuditTrail trail) {
        this.extractions = extractions;
        this.encounters = encounters;
        this.trail = trail;
    }

    /** In the order they were said; none when nothing was extracted yet. */
    @Requires(Permission.VIEW_CHART)
    public List<Finding> list(UUID encounterId) {
        Encounter encounter = encounters.get(encounterId);
        trail.record(AuditAction.FINDINGS_VIEWED, "encounter", encounterId, encounter.patientId());
        return extractions.find(encounterId).map(Extraction::findings).orElse(List.of());
    }
}
