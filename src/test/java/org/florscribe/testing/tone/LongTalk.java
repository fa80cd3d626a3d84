package org.florscribe.testing.tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up conversation of any length: short turns of everyday words, no two of them alike. */
public final class LongTalk {

    private static final List<String> WORDS = List.of(
            "and",
            "the",
            "you",
            "that",
            "with",
            "have",
            "this",
            "from",
            "they",
            "were",
            "when",
            "your",
            "there",
            "then",
            "about",
            "knee",
            "pain",
            "week",
            "night",
            "walk",
            "stairs",
            "sleep",
            "cough",
            "fever",
            "tea",
            "garden",
            "daughter",
            "work",
            "shoulder",
            "morning",
            "evening",
            "tablet",
            "doctor",
            "better",
            "worse",
            "again",
            "left",
            "right",
            "often",
            "never",
            "always",
            "little",
            "water",
            "bread",
            "summer",
            "winter",
            "train",
            "letter",
            "window",
            "kettle",
            "phone",
            "paper",
            "yellow",
            "green",
            "slowly",
            "quickly",
            "maybe",
            "because",
            "before",
            "after",
            "under",
            "over",
            "some",
            "every",
            "other",
            "same",
            "said",
            "told",
            "went",
            "came",
            "felt",
            "took",
            "made",
            "gave",
            "found",
            "kept",
            "would",
            "could",
            "should",
            "which");

    private static final int TURN_WORDS = 24;

    /** Between turns. */
    private static final long PAUSE_MS = 400;

    private LongTalk() {}

    /** Until it lasts at least so long when a {@link ToneEncoder} of so many words a minute says it. */
    public static List<ToneLine> lasting(long milliseconds, int wordsPerMinute, long seed) {
        Random random = new Random(seed);
        List<ToneLine> lines = new ArrayList<>();
        long each = (TURN_WORDS - 1) * 60_000L / wordsPerMinute + PAUSE_MS; // without its last word
        for (int turn = 0; turn * each < milliseconds; turn++) {
            StringBuilder text = new StringBuilder("So turn " + turn);
            for (int i = 3; i < TURN_WORDS; i++) {
                text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
            }
            lines.add(ToneLine.of(turn % 2 == 0 ? "doctor" : "patient", text + "."));
        }
        return lines;
    }
}
