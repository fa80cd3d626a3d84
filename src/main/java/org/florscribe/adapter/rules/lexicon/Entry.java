package org.florscribe.adapter.rules.lexicon;

/**
 * One concept of a vocabulary.
 *
 * @param term in the chart's words
 * @param group what the vocabulary sorts it under: an organ system, a class of medicine, a kind of study, a code
 */
public record Entry(String term, String group) {}
