package org.florscribe.clinical.note;

/** What a clinician did with a statement: kept it although unsupported, or wrote it. */
public enum Disposition {
    KEPT,
    EDITED
}
