package org.florscribe.web.visit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.transcript.Transcript;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.web.view.Words;

/** The numbers under which statements name the lines they rest on: 1, 2, 3 for what was said, A, B, C for what was noted. */
final class Evidence {

    private final Map<String, Mark> marks = new HashMap<>();

    /**
     * @param id of the line
     * @param label on the button
     * @param words of the button for screen readers
     */
    public record Mark(String id, String label, String words) {}

    Evidence(Optional<Transcript> transcript, List<ContextItem> context, Words words) {
        int number = 0;
        for (Utterance utterance :
                transcript.map(it -> it.conversation().utterances()).orElse(List.of())) {
            String label = Integer.toString(++number);
            marks.put(utterance.id(), new Mark(utterance.id(), label, words.get("note.heard-in", label)));
        }
        int letter = 0;
        for (ContextItem item : context) {
            String label = letter(letter++);
            String id = item.id().toString();
            marks.put(id, new Mark(id, label, words.get("note.noted-in", label)));
        }
    }

    /** Those of these lines that the page shows. */
    List<Mark> of(List<String> ids) {
        return ids.stream().filter(marks::containsKey).map(marks::get).toList();
    }

    String label(String id) {
        Mark mark = marks.get(id);
        return mark == null ? "" : mark.label();
    }

    /** A, B, … Z, AA, AB, … */
    private static String letter(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }
}
