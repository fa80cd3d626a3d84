package org.florscribe.clinical.note;

/** Where a note stands. The database lets nothing but these be stored, and nothing back out of SIGNED but ENTERED_IN_ERROR. */
public enum NoteState {
    DRAFT,
    SIGNED,
    ENTERED_IN_ERROR
}
