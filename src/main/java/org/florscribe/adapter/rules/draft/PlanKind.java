package org.florscribe.adapter.rules.draft;

import java.util.List;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;

/** What a sentence of a plan is: a thought, a test, a treatment, or what the patient is told to do. */
enum PlanKind {
    REASONING("Medical Reasoning: "),
    TESTING("Additional Testing: "),
    TREATMENT("Medical Treatment: "),
    EDUCATION("Patient Education and Counseling: ");

    private static final Pattern ORDERS = Pattern.compile(
            "\\b(?:order\\w*|obtain|get|repeat\\w*|recheck\\w*|check|schedule|send|test|do|have|need|refer\\w*|perform|due)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TREATS = Pattern.compile(
            "\\b(?:prescri\\w+|start\\w*|continue|increase|decrease|refill\\w*|refer\\w*|stop|switch|add|place|put|inject\\w*|surgery|therapy|therapist|splint|brace|boot|sling|cast|crutches|dose|mg)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADVISES = Pattern.compile(
            "^(?:avoid|keep|ice|rest|elevate|monitor|watch|weigh|record|call|limit|wear|apply|stay|drink|eat|exercise|stretch|try|return|log|bring|ensure|cut|reduce|push|contact|take it|do not|encourage)\\b|\\b(?:diet|exercise|should|encourage|advise|educat\\w+|at home|if (?:he|she|they|it|there|symptoms))\\b",
            Pattern.CASE_INSENSITIVE);

    private final String label;

    PlanKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static PlanKind of(String phrase) {
        List<Word> words = Word.of(phrase);
        List<Match> studies = Vocabulary.STUDIES.find(words);
        boolean tests = studies.stream()
                .anyMatch(match -> match.entry().group().equals("LAB")
                        || match.entry().group().equals("IMAGING"));
        boolean treats = studies.stream()
                        .anyMatch(match -> match.entry().group().equals("PROCEDURE")
                                || match.entry().group().equals("REFERRAL"))
                || !Vocabulary.DRUGS.find(words).isEmpty();
        if (tests && ORDERS.matcher(phrase).find()) {
            return TESTING;
        }
        if (ADVISES.matcher(phrase).find() && !treats) {
            return EDUCATION;
        }
        return treats || TREATS.matcher(phrase).find() ? TREATMENT : REASONING;
    }
}
