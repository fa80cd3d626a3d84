package org.florscribe.clinical.export;

/** What is delivered: the note as it was signed, one addendum to it, or the mark that an earlier document must not be relied on. */
public enum DocumentKind {
    NOTE,
    ADDENDUM,
    WITHDRAWAL
}
