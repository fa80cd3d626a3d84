package org.florscribe.adapter.rules.finding;

import org.florscribe.clinical.extraction.FindingKind;

/** A symptom or condition at the words from (inclusive) to (exclusive) of a line. */
record SpokenConcept(FindingKind kind, String term, String group, int from, int to) {

    boolean overlaps(SpokenConcept other) {
        return from < other.to && other.from < to;
    }

    int length() {
        return to - from;
    }
}
