package org.florscribe.clinical.note;

import java.util.List;
import org.florscribe.clinical.extraction.Finding;

/** Finds what was said and is not in the note. */
public interface OmissionFinder {

    /** The findings that no statement of these sections covers, the gravest first. */
    List<Omission> find(List<NoteSection> sections, List<Finding> findings);
}
