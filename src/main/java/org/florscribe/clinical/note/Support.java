package org.florscribe.clinical.note;

/** What the check of a statement against its evidence found. */
public enum Support {
    SUPPORTED,
    NOT_HEARD,
    CONTRADICTED,
    NOT_CHECKED
}
