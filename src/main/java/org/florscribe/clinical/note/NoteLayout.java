package org.florscribe.clinical.note;

/** How the statements of a section stand: as running sentences, or each as an item of a list. */
public enum NoteLayout {
    NARRATIVE,
    BULLETS
}
