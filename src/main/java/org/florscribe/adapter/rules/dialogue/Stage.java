package org.florscribe.adapter.rules.dialogue;

/** What a line of a visit is about. ASIDE is small talk or a word to a voice assistant: no part of the chart. */
public enum Stage {
    HISTORY,
    EXAM,
    RESULTS,
    PLAN,
    ASIDE
}
