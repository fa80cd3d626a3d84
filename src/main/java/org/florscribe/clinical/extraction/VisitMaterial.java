package org.florscribe.clinical.extraction;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.recording.RecordingGaps;
import org.florscribe.clinical.transcript.Conversation;

/**
 * All an engine may know of a visit. No name, no identifier: an engine has no use for them.
 *
 * @param ageYears on the day of the visit
 * @param sex FHIR administrative gender: female, male, other, unknown
 * @param gaps in the order of the timeline: what may have been said there is not known to anybody
 */
public record VisitMaterial(
        Conversation conversation,
        List<ContextItem> context,
        Optional<Integer> ageYears,
        Optional<String> sex,
        List<RecordingGaps.Placed> gaps) {

    public VisitMaterial {
        context = List.copyOf(context);
        gaps = List.copyOf(gaps);
    }

    /** Ids that evidence may name: those of utterances and of context items. */
    public Set<String> citable() {
        Set<String> ids = new HashSet<>();
        conversation.utterances().forEach(it -> ids.add(it.id()));
        context.forEach(it -> ids.add(it.id().toString()));
        return ids;
    }

    /** Of a visit that was recorded without a gap, or not recorded. */
    public VisitMaterial(
            Conversation conversation, List<ContextItem> context, Optional<Integer> ageYears, Optional<String> sex) {
        this(conversation, context, ageYears, sex, List.of());
    }
}
