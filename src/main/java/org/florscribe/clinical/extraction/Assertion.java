package org.florscribe.clinical.extraction;

/** Whether the conversation says it is there (ConText: negation and uncertainty). */
public enum Assertion {
    PRESENT,
    ABSENT,
    UNCERTAIN
}
