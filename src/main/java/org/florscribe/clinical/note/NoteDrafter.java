package org.florscribe.clinical.note;

import java.util.Optional;

/** Writes the first draft of a note. Filled once per engine. */
public interface NoteDrafter {

    /** The name that the note shows, e.g. {@code rules}. */
    String engine();

    /**
     * The sections that are asked for and of which something was said, or empty when there is nothing to draft (silence, a few
     * words).
     */
    Optional<Draft> draft(DraftRequest request);
}
