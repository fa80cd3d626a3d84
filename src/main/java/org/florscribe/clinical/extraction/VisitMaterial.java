package org.florscribe.clinical.extraction;

import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.transcript.Conversation;

/**
 * All an engine may know of a visit. No name, no identifier: an engine has no use for them.
 *
 * @param ageYears on the day of the visit
 * @param sex FHIR administrative gender: female, male, other, unknown
 */
public record VisitMaterial(
        Conversation conversation, List<ContextItem> context, Optional<Integer> ageYears, Optional<String> sex) {

    public VisitMaterial {
        context = List.copyOf(context);
    }
}
