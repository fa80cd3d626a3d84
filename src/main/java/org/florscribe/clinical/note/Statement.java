package org.florscribe.clinical.note;

import java.util.List;
import java.util.Optional;

/**
 * One sentence of a note.
 *
 * @param id stable within the note, e.g. {@code n12}
 * @param evidence ids of utterances or context items; empty for what a clinician typed
 */
public record Statement(
        String id, String text, List<String> evidence, Support support, Optional<Disposition> disposition) {

    public Statement {
        evidence = List.copyOf(evidence);
    }

    /** Whether a person still has to keep, change or remove it before the note can be signed. */
    public boolean isUnresolved() {
        return disposition.isEmpty() && support != Support.SUPPORTED;
    }

    /** Masked: what a note says is never printed. */
    @Override
    public String toString() {
        return "Statement[" + id + ", " + support + ", " + disposition + "]";
    }
}
