package org.florscribe.platform.keys;

import java.util.List;
import java.util.Set;

/**
 * A search by name. Candidates carry, for each word, at least one of its tokens; as strangers share tokens, a candidate
 * counts only when {@link #matches} says so of its opened names.
 */
public final class NameQuery {

    private final List<Word> words;

    NameQuery(List<Word> words) {
        this.words = List.copyOf(words);
    }

    /** One typed word, normalised, and the tokens any of which a candidate must carry. */
    static final class Word {
        private final String text;
        private final Set<NameToken> tokens;

        Word(String text, Set<NameToken> tokens) {
            this.text = text;
            this.tokens = Set.copyOf(tokens);
        }
    }

    /** True when nothing searchable was typed; such a query matches nobody. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** For each typed word the tokens any of which a candidate must carry. */
    public List<Set<NameToken>> tokensOfEachWord() {
        return words.stream().map(word -> word.tokens).toList();
    }

    /** Whether these names have every typed word: as a name, as a word of a compound, or as the beginning of the family name. */
    public boolean matches(String given, String family) {
        Set<String> givenWords = NameNormalisation.words(given);
        Set<String> familyWords = NameNormalisation.words(family);
        return !words.isEmpty()
                && words.stream()
                        .allMatch(word -> givenWords.contains(word.text)
                                || familyWords.contains(word.text)
                                || (!NameNormalisation.searchPrefix(word.text).isEmpty()
                                        && familyWords.stream().anyMatch(name -> name.startsWith(word.text))));
    }

    @Override
    public String toString() {
        return "NameQuery[phi]";
    }
}
