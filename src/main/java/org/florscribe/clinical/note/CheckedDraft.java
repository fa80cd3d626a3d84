package org.florscribe.clinical.note;

import java.util.List;

/**
 * A draft after its citations were checked; it holds no sentence that cites nothing.
 *
 * @param form it was written in
 */
public record CheckedDraft(String engine, NoteForm form, List<Section> sections) {

    public CheckedDraft {
        sections = List.copyOf(sections);
    }

    public record Section(SectionCode code, List<Sentence> sentences) {

        public Section {
            sentences = List.copyOf(sentences);
        }
    }

    public record Sentence(String text, List<String> evidence, Support support) {

        public Sentence {
            evidence = List.copyOf(evidence);
            if (evidence.isEmpty()) {
                throw new IllegalArgumentException("A drafted sentence cites what it rests on");
            }
        }

        @Override
        public String toString() {
            return "Sentence[masked, " + evidence + ", " + support + "]";
        }
    }

    /** Nothing was left to write. */
    public boolean isEmpty() {
        return sections.stream().allMatch(section -> section.sentences().isEmpty());
    }
}
