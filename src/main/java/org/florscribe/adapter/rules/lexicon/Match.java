package org.florscribe.adapter.rules.lexicon;

/** An entry found at the words from (inclusive) to (exclusive). */
public record Match(int from, int to, Entry entry) {

    public boolean overlaps(Match other) {
        return from < other.to && other.from < to;
    }

    public int length() {
        return to - from;
    }
}
