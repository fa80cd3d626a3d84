package org.florscribe.clinical.note;

/** How much of what was said a draft tells. */
public enum NoteDetail {
    SHORT,
    STANDARD,
    DETAILED
}
