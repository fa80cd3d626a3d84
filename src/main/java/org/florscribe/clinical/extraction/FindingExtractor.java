package org.florscribe.clinical.extraction;

import java.util.List;

/** Takes the clinical findings out of a conversation. Filled once per engine. */
public interface FindingExtractor {

    /** The name that notes and steps show, e.g. {@code rules}. */
    String engine();

    /** Findings in the order they were said; empty when nothing clinical was. */
    List<Finding> extract(VisitMaterial material);

    /** The findings of another engine, with the codes that this one's vocabulary knows for their words; none is changed. */
    default List<Finding> coded(List<Finding> findings) {
        return findings;
    }
}
