package org.florscribe.adapter.rules.dialogue;

import java.util.List;

/**
 * What a question was answered.
 *
 * @param lines the answering lines, first first; empty when nobody answered
 */
public record Answer(Polarity polarity, List<Line> lines) {

    public static final Answer NONE = new Answer(Polarity.OPEN, List.of());

    /** OPEN: neither a yes nor a no. */
    public enum Polarity {
        YES,
        NO,
        OPEN
    }

    public boolean isYes() {
        return polarity == Polarity.YES;
    }

    public boolean isNo() {
        return polarity == Polarity.NO;
    }

    /** @throws java.util.NoSuchElementException when nobody answered */
    public String evidence() {
        return lines.iterator().next().evidence();
    }
}
