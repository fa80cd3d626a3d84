package org.florscribe.adapter.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.lexicon.Lexicon;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;

/** Whether what a statement cites is about the same thing at all: any text could be laid on any line otherwise. */
final class Subject {

    /** One word of so many has to be heard. */
    private static final int LEAST_SHARED = 3;

    /** What is named in other words than it is said in: "appendectomy", "tobacco use". */
    private static final List<Lexicon> NAMED = List.of(Vocabulary.SOCIAL, Vocabulary.STUDIES, Vocabulary.SITES);

    private static final Pattern LABEL = Pattern.compile("^[A-Z][A-Za-z ]{2,40}: ");
    private static final Pattern AGREEMENT = Pattern.compile("\\bagree(?:s|d)? with\\b.*\\bplan\\b");
    private static final Pattern ASSENT = Pattern.compile(
            "\\b(?:okay|ok|yes|yeah|sure|sounds? (?:good|great|fine|perfect)|agree|works|will do|do that|do it|makes? sense|fine|good|great|perfect|understand|what i)\\b");

    private Subject() {}

    static boolean isShared(String statement, Heard heard) {
        String text = LABEL.matcher(statement).replaceFirst("");
        List<Word> words = Word.of(text);
        Set<String> about = Passage.stemsOf(words);
        long shared = about.stream()
                .filter(stem -> heard.passages().stream()
                        .anyMatch(passage -> passage.stems().contains(stem)))
                .count();
        return (shared > 0 && shared * LEAST_SHARED >= about.size())
                || NAMED.stream().anyMatch(lexicon -> sharesTerm(lexicon, words, heard))
                || (AGREEMENT.matcher(text).find() && heard.matches(ASSENT));
    }

    private static boolean sharesTerm(Lexicon lexicon, List<Word> words, Heard heard) {
        Set<String> said = new HashSet<>();
        for (Passage passage : heard.passages()) {
            lexicon.find(passage.words())
                    .forEach(match -> said.add(match.entry().term()));
        }
        return !said.isEmpty()
                && lexicon.find(words).stream()
                        .anyMatch(match -> said.contains(match.entry().term()));
    }
}
