package org.florscribe.adapter.rules.finding;

import java.util.List;
import java.util.Optional;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.clinical.extraction.Finding.Details;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.OrderType;

/**
 * A concept where it was said; several mentions of one concept become one finding.
 *
 * @param group the vocabulary's group: an organ system, a class of medicine, a code
 * @param evidence ids of the utterances it rests on: where it was said, and for an answer also what was asked
 */
public record Mention(
        FindingKind kind,
        String term,
        String group,
        Context context,
        Line line,
        List<String> evidence,
        Details details,
        Optional<OrderType> orderType) {

    public static Mention of(
            FindingKind kind, String term, String group, Context context, Line line, List<String> evidence) {
        return new Mention(kind, term, group, context, line, evidence, Details.NONE, Optional.empty());
    }

    public Mention with(Details other) {
        return new Mention(kind, term, group, context, line, evidence, other, orderType);
    }

    /** Masked: what was said is never printed. */
    @Override
    public String toString() {
        return "Mention[" + kind + ", " + line + "]";
    }
}
