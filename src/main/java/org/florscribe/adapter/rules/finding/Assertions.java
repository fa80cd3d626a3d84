package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.florscribe.adapter.rules.context.ConText;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.context.Triggers;
import org.florscribe.adapter.rules.dialogue.Answer;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.adapter.rules.text.WordSet;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;

/** What is said of each concept, in speech or in a note: there or not, whose, when. */
public final class Assertions {

    /** Habits that are denied or told. */
    private static final Set<String> SUBSTANCES = Set.of("tobacco use", "alcohol use", "drug use");

    private static final Set<String> DEFINITE = WordSet.of("your his her their my the this that these those");

    /** "Does the pain radiate?" takes the pain for granted, and not where it goes. */
    private static final String WHERE_IT_GOES = "radiating ";

    /** "No issues with the migraines": they are there, and give none. */
    private static final Set<String> TROUBLES =
            WordSet.of("issue issues problem problems trouble troubles difficulty difficulties concern concerns");

    private static final String TROUBLE = "trouble with ";

    private static final int FARTHEST_OR = 3;

    private static final Set<String> PAINS = WordSet.of("pain pains ache");

    /**
     * @param evidence where it was said; empty for a note's own words
     * @param isPresupposed "your epilepsy", "the pain": a question that names it so does not ask for it
     */
    public record Asserted(
            FindingKind kind, String term, Context context, List<String> evidence, boolean isPresupposed) {

        public Asserted with(Context other) {
            return new Asserted(kind, term, other, evidence, isPresupposed);
        }
    }

    private Assertions() {}

    /** Of a statement of a note. */
    public static List<Asserted> in(String statement) {
        List<Word> words = Word.of(statement);
        List<Triggers.Found> triggers = Triggers.in(words);
        return all(words)
                .map(c -> new Asserted(
                        c.kind(),
                        isOfTrouble(words, c) ? TROUBLE + c.term() : c.term(),
                        ConText.judge(words, triggers, c.from(), c.to()),
                        List.of(),
                        isPresupposed(words, c)))
                .toList();
    }

    private static boolean isPresupposed(List<Word> words, SpokenConcept concept) {
        boolean asksWhere = tellsWhereItGoes(concept.term())
                && PAINS.contains(words.get(concept.from()).lower());
        return concept.from() > 0
                && !asksWhere
                && !isOfTrouble(words, concept)
                && DEFINITE.contains(words.get(concept.from() - 1).lower());
    }

    private static boolean isOfTrouble(List<Word> words, SpokenConcept concept) {
        int at = concept.from() - 1;
        if (at >= 0 && DEFINITE.contains(words.get(at).lower())) {
            at--;
        }
        return at > 0
                && concept.kind() == FindingKind.CONDITION
                && words.get(at).lower().equals("with")
                && TROUBLES.contains(words.get(at - 1).lower());
    }

    /** What is there or not: of "trouble with the migraines" the trouble. */
    public static boolean isOfTrouble(String term) {
        return term.startsWith(TROUBLE);
    }

    /** Where a pain goes is one thing, that there is one another. */
    public static boolean tellsWhereItGoes(String term) {
        return term.startsWith(WHERE_IT_GOES);
    }

    /** The condition itself, of trouble with it. */
    public static String untroubled(String term) {
        return isOfTrouble(term) ? term.substring(TROUBLE.length()) : term;
    }

    /** The words of complaints and conditions that are told with an "or" between them: which of them is there? */
    public static List<Word> alternatives(List<Word> words) {
        List<Triggers.Found> triggers = Triggers.in(words);
        List<SpokenConcept> told = Concepts.in(words).stream()
                .filter(concept -> {
                    Context context = ConText.judge(words, triggers, concept.from(), concept.to());
                    return context.assertion() == Assertion.PRESENT
                            && context.temporality() != Temporality.HYPOTHETICAL;
                })
                .toList();
        List<Word> out = new ArrayList<>();
        for (int i = 1; i < told.size(); i++) {
            SpokenConcept one = told.get(i - 1);
            SpokenConcept other = told.get(i);
            boolean near = other.from() - one.to() <= FARTHEST_OR;
            if (near
                    && words.subList(one.to(), other.from()).stream()
                            .anyMatch(word -> word.lower().equals("or"))) {
                out.addAll(words.subList(one.from(), one.to()));
                out.addAll(words.subList(other.from(), other.to()));
            }
        }
        return out;
    }

    /** The places of all words that a vocabulary of complaints, conditions or signs names, of such terms. */
    public static Set<Integer> placesIn(List<Word> words, Predicate<String> terms) {
        return all(words)
                .filter(concept -> terms.test(concept.term()))
                .flatMap(
                        concept -> IntStream.range(concept.from(), concept.to()).boxed())
                .collect(Collectors.toSet());
    }

    /** Of all that was said and noted; a question's concepts take the polarity of its answer. */
    public static List<Asserted> of(Visit visit) {
        List<Asserted> out = new ArrayList<>();
        Stream.concat(visit.lines().stream(), visit.noted().stream()).forEach(line -> {
            Answer answer = line.isQuestion() ? visit.answerTo(line) : Answer.NONE;
            all(line.words()).forEach(concept -> out.add(asserted(line, answer, concept)));
        });
        return out;
    }

    private static Asserted asserted(Line line, Answer answer, SpokenConcept concept) {
        Context context = ConText.judge(line.words(), line.triggers(), concept.from(), concept.to());
        if (!line.isQuestion()) {
            return new Asserted(concept.kind(), concept.term(), context, List.of(line.evidence()), false);
        }
        Assertion assertion =
                answer.isNo() ? Assertion.ABSENT : answer.isYes() ? Assertion.PRESENT : Assertion.UNCERTAIN;
        List<String> evidence =
                answer.lines().isEmpty() ? List.of(line.evidence()) : List.of(line.evidence(), answer.evidence());
        return new Asserted(concept.kind(), concept.term(), context.with(assertion), evidence, false);
    }

    /** Symptoms and conditions, and the words of an examination between them. */
    private static Stream<SpokenConcept> all(List<Word> words) {
        List<SpokenConcept> concepts = Concepts.in(words);
        List<SpokenConcept> exam = new ArrayList<>();
        for (Match match : Vocabulary.SIGNS.find(words)) {
            SpokenConcept sign = new SpokenConcept(
                    FindingKind.EXAM, match.entry().term(), match.entry().group(), match.from(), match.to());
            if (concepts.stream().noneMatch(sign::overlaps)) {
                exam.add(sign);
            }
        }
        for (Match match : Vocabulary.EXAM.find(words)) {
            SpokenConcept term = new SpokenConcept(
                    FindingKind.EXAM, match.entry().term(), match.entry().group(), match.from(), match.to());
            if (concepts.stream().noneMatch(term::overlaps) && exam.stream().noneMatch(term::overlaps)) {
                exam.add(term);
            }
        }
        List<SpokenConcept> habits = Vocabulary.SOCIAL.find(words).stream()
                .filter(match -> SUBSTANCES.contains(match.entry().term()))
                .map(match -> new SpokenConcept(
                        FindingKind.SOCIAL, match.entry().term(), match.entry().group(), match.from(), match.to()))
                .toList();
        return Stream.of(concepts, exam, habits).flatMap(List::stream);
    }
}
