package org.florscribe.clinical.note;

import java.util.List;

/** A section as an engine would write it now, for a person to take or to leave, because a person worked on the one there is. */
public record SectionProposal(SectionCode code, String engine, List<CheckedDraft.Sentence> sentences) {

    public SectionProposal {
        sentences = List.copyOf(sentences);
    }
}
