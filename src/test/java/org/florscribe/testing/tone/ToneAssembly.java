package org.florscribe.testing.tone;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts frames in time order together to utterances, and their pieces to words. */
final class ToneAssembly {

    private final List<ToneFrame> frames = new ArrayList<>();
    private final List<Integer> missing = new ArrayList<>();
    private final boolean opened;
    private int last;

    private ToneAssembly(ToneFrame first) {
        opened = first.is(ToneFormat.FIRST);
        last = (first.sequence() - 1) & 255;
        if (!opened) {
            for (int i = 0; i < first.sequence(); i++) {
                missing.add(i);
            }
        }
    }

    static List<Heard.Utterance> utterances(List<ToneFrame> found) {
        List<ToneAssembly> all = new ArrayList<>();
        ToneAssembly now = null;
        for (ToneFrame frame : found) {
            if (now == null || !now.goesOnWith(frame)) {
                now = new ToneAssembly(frame);
                all.add(now);
            }
            now.add(frame);
        }
        return all.stream()
                .map(ToneAssembly::utterance)
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean goesOnWith(ToneFrame frame) {
        ToneFrame first = frames.get(0);
        int ahead = (frame.sequence() - last) & 255;
        return frame.speaker() == first.speaker()
                && frame.utterance() == first.utterance()
                && !frame.is(ToneFormat.FIRST)
                && ahead >= 1
                && ahead <= 127;
    }

    private void add(ToneFrame frame) {
        int ahead = (frame.sequence() - last) & 255;
        for (int i = 1; i < ahead; i++) {
            missing.add((last + i) & 255);
        }
        last = frame.sequence();
        frames.add(frame);
    }

    private Optional<Heard.Utterance> utterance() {
        List<Heard.Word> words = new ArrayList<>();
        Word held = null;
        for (ToneFrame frame : frames) {
            if (frame.is(ToneFormat.CONT)) {
                if (held == null || ((frame.sequence() - held.last()) & 255) != 1) {
                    missing.add(frame.sequence()); // a word's rest without its beginning is not a word
                    held = null;
                    continue;
                }
                held.pieces.add(frame);
            } else {
                lose(held);
                held = new Word(frame);
            }
            if (!frame.is(ToneFormat.MORE)) {
                words.add(held.whole());
                held = null;
            }
        }
        lose(held);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        boolean complete =
                missing.isEmpty() && opened && frames.get(frames.size() - 1).is(ToneFormat.LAST);
        ToneFrame first = frames.get(0);
        return Optional.of(new Heard.Utterance(
                ToneFormat.speakerName(first.speaker()),
                first.utterance(),
                List.copyOf(words),
                complete,
                missing.stream().sorted().toList()));
    }

    private void lose(@Nullable Word word) {
        if (word != null) {
            word.pieces.forEach(piece -> missing.add(piece.sequence()));
        }
    }

    /** A word of which more pieces may come. */
    private static final class Word {

        private final List<ToneFrame> pieces = new ArrayList<>();

        Word(ToneFrame first) {
            pieces.add(first);
        }

        int last() {
            return pieces.get(pieces.size() - 1).sequence();
        }

        Heard.Word whole() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pieces.forEach(piece -> bytes.writeBytes(piece.payload()));
            return new Heard.Word(
                    bytes.toString(StandardCharsets.UTF_8),
                    (long) (pieces.get(0).startMs() + 0.5),
                    (long) (pieces.get(pieces.size() - 1).endMs() + 0.5),
                    last(),
                    pieces.stream().mapToDouble(ToneFrame::confidence).min().orElse(0));
        }
    }
}
