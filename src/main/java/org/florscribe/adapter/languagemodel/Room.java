package org.florscribe.adapter.languagemodel;

import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineOption;

/**
 * How much a model can read and write at a time.
 *
 * @param context tokens of question and answer together
 * @param answer tokens of these that are kept free for the answer
 * @param share of the rest that is used: one part in so many
 */
record Room(int context, int answer, int share) {

    private static final int SHORTEST_ANSWER = 512;
    private static final int LONGEST_ANSWER = 8_192;
    private static final int SPARE = 128;
    private static final int LEAST = 256;

    static Room of(EngineAccess access) {
        int context = access.option(EngineOption.CONTEXT_LENGTH)
                .map(Integer::parseInt)
                .orElseGet(() -> ChatDialect.of(access).contextLength());
        return new Room(context, Math.min(LONGEST_ANSWER, Math.max(SHORTEST_ANSWER, context / 4)), 1);
    }

    /** Half of it: what was thought to fit did not. */
    Room half() {
        return new Room(context, answer, share * 2);
    }

    /** Tokens of a visit's lines that fit beside these words. */
    int besides(int tokens) {
        return Math.max(LEAST, (context - answer - tokens - SPARE) / share);
    }
}
