package org.florscribe.clinical.note;

import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.VisitMaterial;

/** Writes the first draft of a note. Filled once per engine. */
public interface NoteDrafter {

    /** The name that the note shows, e.g. {@code rules}. */
    String engine();

    /** The draft, or empty when there is nothing to draft (silence, a few words). */
    Optional<Draft> draft(VisitMaterial material, List<Finding> findings);
}
