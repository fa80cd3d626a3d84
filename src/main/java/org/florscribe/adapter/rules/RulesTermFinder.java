package org.florscribe.adapter.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.transcript.TermFinder;

/** By the engine's own lists of medicines and conditions. */
@ApplicationScoped
public class RulesTermFinder implements TermFinder {

    @Override
    public List<String> termsIn(String text) {
        List<Word> words = Word.of(text);
        return Stream.of(Vocabulary.DRUGS, Vocabulary.CONDITIONS)
                .flatMap(lexicon -> lexicon.find(words).stream())
                .map(match -> match.entry().term())
                .distinct()
                .toList();
    }
}
