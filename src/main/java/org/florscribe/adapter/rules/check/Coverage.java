package org.florscribe.adapter.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.florscribe.adapter.rules.finding.Assertions;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Stem;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.OrderType;
import org.florscribe.clinical.note.NoteSection;
import org.florscribe.clinical.note.Statement;

/** What a note mentions, whatever words it uses. */
public final class Coverage {

    private final Set<String> terms = new HashSet<>();
    private final Set<String> drugs = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private Coverage() {}

    public static Coverage of(List<NoteSection> sections) {
        Coverage coverage = new Coverage();
        for (NoteSection section : sections) {
            for (Statement statement : section.statements()) {
                coverage.add(statement.text());
            }
        }
        return coverage;
    }

    private void add(String statement) {
        List<Word> words = Word.of(statement);
        Assertions.in(statement).forEach(asserted -> terms.add(Assertions.untroubled(asserted.term())));
        for (Match match : Vocabulary.DRUGS.find(words)) {
            drugs.add(match.entry().term());
        }
        words.forEach(word -> stems.add(Stem.of(word.lower())));
        text.append(statement.toLowerCase(Locale.ROOT)).append('\n');
    }

    public boolean mentions(Finding finding) {
        return switch (finding.kind()) {
            case MEDICATION, ALLERGY ->
                Vocabulary.DRUGS.find(Word.of(finding.text())).stream()
                                .anyMatch(match -> drugs.contains(match.entry().term()))
                        || holds(finding.text());
            case VITAL ->
                finding.details().value().map(value -> text.indexOf(value) >= 0).orElse(true);
            case CONDITION, SYMPTOM ->
                terms.stream()
                                .anyMatch(term -> term.equals(finding.text())
                                        || term.endsWith(" " + finding.text())
                                        || finding.text().endsWith(" " + term))
                        || holds(finding.text());
            case FOLLOW_UP -> holdsTime(finding.text());
            case ORDER ->
                finding.orderType().filter(OrderType.FOLLOWUP::equals).isPresent()
                        ? holdsTime(finding.text())
                        : holds(finding.text());
            default -> holds(finding.text());
        };
    }

    /** When to come again: the time counts, not the words around it. */
    private boolean holdsTime(String words) {
        Set<String> amounts = Quantities.of(words).amounts();
        return amounts.isEmpty()
                ? holds(words)
                : Quantities.of(text.toString()).amounts().containsAll(amounts);
    }

    /** All the words, in any order and ending. */
    private boolean holds(String words) {
        return Word.of(words).stream().allMatch(word -> word.isMark() || stems.contains(Stem.of(word.lower())));
    }
}
