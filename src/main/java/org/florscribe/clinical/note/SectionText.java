package org.florscribe.clinical.note;

import java.util.List;
import java.util.Optional;

/** One section as a person leaves it. */
public record SectionText(SectionCode code, List<Line> lines) {

    public SectionText {
        lines = List.copyOf(lines);
    }

    /** A section typed as plain text: each line is a statement, blank lines are none. */
    public static SectionText ofPlainText(SectionCode code, String text) {
        return new SectionText(
                code,
                text.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> new Line(Optional.empty(), line))
                        .toList());
    }

    /** @param id of the statement it was before; empty for a new one, or when it is to be told by its words */
    public record Line(Optional<String> id, String text) {

        @Override
        public String toString() {
            return "Line[" + id + "]";
        }
    }
}
