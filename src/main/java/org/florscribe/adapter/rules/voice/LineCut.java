package org.florscribe.adapter.rules.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.transcript.Utterance;

/** Cuts a line into parts of different voices; times are the words' own where they are known, else by length of text. */
final class LineCut {

    /** @param from in characters of the line's text; to is exclusive */
    record Part(String speakerId, int from, int to) {}

    private LineCut() {}

    /** @param parts in order, together the whole line */
    static List<Utterance> of(Utterance line, List<Part> parts) {
        if (parts.size() == 1) {
            return List.of(
                    with(line, parts.get(0).speakerId(), line.startMs(), line.endMs(), line.text(), line.words()));
        }
        List<Utterance> out = new ArrayList<>();
        Optional<List<Utterance.Word>> words = line.words().filter(all -> all.size() == count(line.text()));
        int word = 0;
        long start = line.startMs();
        for (Part part : parts) {
            String text = line.text().substring(part.from(), part.to()).strip();
            int first = word;
            int next = word + count(text);
            Optional<List<Utterance.Word>> own = words.map(all -> all.subList(first, next));
            long spoken = line.endMs() - line.startMs();
            long end = own.map(all -> all.get(all.size() - 1).endMs())
                    .orElse(line.startMs()
                            + spoken * part.to() / Math.max(1, line.text().length()));
            end = Math.min(line.endMs(), Math.max(start, end));
            out.add(with(line, part.speakerId(), start, end, text, own));
            start = end;
            word = next;
        }
        return out;
    }

    private static int count(String text) {
        return text.strip().split("\\s+", -1).length;
    }

    private static Utterance with(
            Utterance line, String speaker, long start, long end, String text, Optional<List<Utterance.Word>> words) {
        return new Utterance(line.id(), speaker, start, end, text, words);
    }
}
