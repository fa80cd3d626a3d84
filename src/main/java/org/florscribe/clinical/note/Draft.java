package org.florscribe.clinical.note;

import java.util.List;

/** What a drafter wrote: sections of sentences, each with the ids of the utterances or context items it cites. */
public record Draft(List<Section> sections) {

    public Draft {
        sections = List.copyOf(sections);
    }

    public record Section(SectionCode code, List<Sentence> sentences) {

        public Section {
            sentences = List.copyOf(sentences);
        }
    }

    /** @param evidence never empty: what cannot be cited is not written */
    public record Sentence(String text, List<String> evidence) {

        public Sentence {
            evidence = List.copyOf(evidence);
        }

        @Override
        public String toString() {
            return "Sentence[masked, " + evidence + "]";
        }
    }
}
