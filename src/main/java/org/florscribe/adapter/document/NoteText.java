package org.florscribe.adapter.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.florscribe.clinical.signature.NoteDocument;
import org.florscribe.clinical.signature.NoteDocument.State;

/** A note as plain text, for pasting into a chart. */
final class NoteText {

    private NoteText() {}

    static String of(NoteDocument document) {
        Wording wording = new Wording(document);
        List<String> blocks = new ArrayList<>();
        document.withdrawal()
                .ifPresent(it -> blocks.add(Wording.ENTERED_IN_ERROR.toUpperCase(Locale.ROOT) + "\n" + wording.of(it)));
        for (NoteDocument.Section section : document.sections()) {
            if (!section.statements().isEmpty()) {
                blocks.add(heading(section.title()) + "\n" + String.join("\n", lines(section)));
            }
        }
        if (document.state() != State.DRAFT) {
            document.addenda()
                    .forEach(it -> blocks.add(
                            heading(Wording.ADDENDUM) + "\n" + Wording.clean(it.text()) + "\n" + wording.of(it)));
            if (!document.title().equals(NoteDocument.USUAL_TITLE)) {
                blocks.add(wording.codes());
            }
            document.signature().ifPresent(it -> blocks.add(String.join("\n", wording.of(it))));
        }
        return blocks.isEmpty() ? "" : String.join("\n\n", blocks) + "\n";
    }

    private static List<String> lines(NoteDocument.Section section) {
        String mark = section.bulleted() ? "- " : "";
        return section.statements().stream().map(it -> mark + Wording.clean(it)).toList();
    }

    private static String heading(String title) {
        return Wording.clean(title).toUpperCase(Locale.ROOT);
    }
}
