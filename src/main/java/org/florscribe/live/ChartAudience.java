package org.florscribe.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.encounter.EncounterReading;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;

/** Asks for the visit as the person would who listens: own, confidential, shared or not, the answer is the same as a page's. */
@ApplicationScoped
public class ChartAudience implements Audience {

    private final EncounterReading encounters;
    private final CurrentCaller callers;

    @Inject
    ChartAudience(EncounterReading encounters, CurrentCaller callers) {
        this.encounters = encounters;
        this.callers = callers;
    }

    @Override
    public boolean sees(Caller person, UUID encounterId) {
        if (!person.may(Permission.VIEW_WORKLIST)) {
            return false;
        }
        boolean[] seen = new boolean[1];
        callers.runAs(person, () -> seen[0] = encounters.isThere(encounterId));
        return seen[0];
    }
}
