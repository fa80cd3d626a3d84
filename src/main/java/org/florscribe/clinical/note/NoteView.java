package org.florscribe.clinical.note;

import java.util.List;

/**
 * A note as a person reviews it.
 *
 * @param omissions what was said and is not in the note, the gravest first; none once the note is signed
 */
public record NoteView(ClinicalNote note, List<Omission> omissions) {

    public NoteView {
        omissions = List.copyOf(omissions);
    }

    public List<NoteSection> sections() {
        return note.body().sections();
    }

    /** The engine's draft against what the note says now. */
    public DraftComparison changes() {
        return DraftComparison.of(note);
    }

    /** Statements that stand in the way of signing. */
    public int unresolvedCount() {
        return note.unresolved().size();
    }

    public boolean isSigned() {
        return note.state() != NoteState.DRAFT;
    }
}
