package org.florscribe.clinical.extraction;

/** When it holds (ConText: temporality). */
public enum Temporality {
    CURRENT,
    HISTORICAL,
    PLANNED,
    HYPOTHETICAL
}
