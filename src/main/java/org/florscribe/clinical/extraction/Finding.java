package org.florscribe.clinical.extraction;

import java.util.List;
import java.util.Optional;

/**
 * One clinical fact of a visit, with the utterances or context items it rests on.
 *
 * @param id stable within the extraction, e.g. {@code f3}
 * @param text in a chart's words, e.g. "chest pain"
 * @param details measures and amounts, only as said
 * @param evidence ids of utterances or context items; never empty
 */
public record Finding(
        String id,
        FindingKind kind,
        String text,
        Optional<Coding> code,
        Assertion assertion,
        Experiencer experiencer,
        Temporality temporality,
        Optional<OrderType> orderType,
        Details details,
        List<String> evidence) {

    public Finding {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("A finding without evidence is no finding");
        }
    }

    /** The same with a code for its words. */
    public Finding coded(Coding known) {
        return new Finding(
                id, kind, text, Optional.of(known), assertion, experiencer, temporality, orderType, details, evidence);
    }

    /** Masked: what was said is never printed. */
    @Override
    public String toString() {
        return "Finding[" + id + ", " + kind + "]";
    }

    /** How much, by which way, how often, on which side; each only where it was said. */
    public record Details(
            Optional<String> value,
            Optional<String> unit,
            Optional<String> dose,
            Optional<String> route,
            Optional<String> frequency,
            Optional<String> laterality) {

        public static final Details NONE = new Details(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        @Override
        public String toString() {
            return "Details[masked]";
        }
    }
}
