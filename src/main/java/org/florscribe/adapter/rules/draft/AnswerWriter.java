package org.florscribe.adapter.rules.draft;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.chart.Contractions;
import org.florscribe.adapter.rules.chart.Fluency;
import org.florscribe.adapter.rules.chart.Shape;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.chart.Trim;
import org.florscribe.adapter.rules.chart.Verbs;
import org.florscribe.adapter.rules.chart.Wording;
import org.florscribe.adapter.rules.dialogue.Answer;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.clinical.note.Draft.Sentence;

/** Makes a statement of a question that was answered by yes or no, by a span of time, or by a number. */
final class AnswerWriter {

    private static final Pattern YES_NO = Pattern.compile(
            "^(are|were|have|has|is|was|do|does|did|can) (you|it|there|that|this|your [a-z]+|the [a-z]+) (.+?)[?.]*$");
    private static final Pattern CUT = Pattern.compile(
            " (?:or (?:is|are|do|did|anything|not|no|what|have|has|was|just|where)|at all|anything like that|okay|right|correct|is that right|or)\\b.*$|,? or-?$");
    private static final Pattern HOW_LONG = Pattern.compile(
            "\\b(?:how long|when did (?:this|it|that|the|your|you)|how many (?:days|weeks|months|years))\\b");
    private static final Pattern SCALE =
            Pattern.compile("\\b(?:scale|rate your pain|rate the pain|pain level|out of 10|how bad is)\\b");
    private static final Pattern SPAN = Pattern.compile(
            "(?:(?:about|for|around|maybe|probably|almost|over|nearly|the last|the past|past|last|like|since|only|just|it's been|it started|started|this|past) )*(?:(?:\\d+|a|a couple(?: of)?|a few|several|few|couple(?: of)?|two|three|four|five|six)(?: or (?:\\d+|so|three|four|five|six))? (?:days?|weeks?|months?|years?|hours?)(?: or so)?(?: and a half)?(?: ago)?|yesterday(?: \\w+)?|last (?:night|week|month|year|\\w+day)|(?:sun|mon|tues|wednes|thurs|fri|satur)day(?: \\w+)?)");
    private static final Pattern POINT_IN_TIME =
            Pattern.compile("\\b(?:ago|yesterday|last (?:night|week|month|year|\\w+day)|since|started|\\w+day)\\b");
    private static final Pattern OPEN = Pattern.compile("\\b(?:anywhere|anything|anybody|anyone|somewhere)\\b");
    private static final Pattern RATED = Pattern.compile("\\b(\\d{1,2})(?:/10)?\\b");

    private static final Set<String> LIKE_PAST = Set.of("hurt", "spread", "hit", "cut", "set", "burst");

    private static final int FEWEST_WORDS = 3;

    private final Wording wording;

    AnswerWriter(Wording wording) {
        this.wording = wording;
    }

    /** Empty when the exchange says nothing that stands alone. */
    Optional<Sentence> write(Line question, Answer answer) {
        if (answer.lines().isEmpty()) {
            return Optional.empty();
        }
        List<String> evidence = List.of(question.evidence(), answer.evidence());
        return statement(question, answer).map(text -> new Sentence(Spelling.sentence(text), evidence));
    }

    private Optional<String> statement(Line question, Answer answer) {
        String said = answer.lines().get(0).lower();
        if (HOW_LONG.matcher(question.lower()).find()) {
            Matcher span = SPAN.matcher(said);
            return span.find() ? Optional.of(sinceWhen(Trim.statement(span.group()))) : Optional.empty();
        }
        if (SCALE.matcher(question.lower()).find()) {
            Matcher rated = RATED.matcher(said);
            return rated.find() ? Optional.of("Pain is rated " + rated.group(1) + "/10") : Optional.empty();
        }
        return answer.isYes() || answer.isNo()
                ? yesNo(question, answer.isYes()).filter(this::stands)
                : Optional.empty();
    }

    /** "4 days ago" is when it began, "4 days" how long it has lasted. */
    private static String sinceWhen(String span) {
        String plain = span.replaceFirst(
                        "^(?:(?:it's been|it started|started|about|for|maybe|probably|like|just|only|around|it was|the) )+",
                        "")
                .replaceFirst("^a (?=day|week|month|year)", "1 ")
                .replaceFirst("^an (?=hour)", "1 ");
        return (POINT_IN_TIME.matcher(span).find() ? "Onset: " : "Duration: ") + plain;
    }

    private boolean stands(String phrase) {
        return Fluency.isFluent(phrase) && Shape.isWhole(phrase) && phrase.split(" ", -1).length > FEWEST_WORDS;
    }

    private Optional<String> yesNo(Line question, boolean yes) {
        String asked = CUT.matcher(Trim.statement(Contractions.written(question.lower())))
                .replaceFirst("")
                .replaceAll("\\s*\\?$", "");
        if (yes && OPEN.matcher(asked).find()) {
            return Optional.empty(); // where, what or who is in the answer, which has its own line
        }
        Matcher m = YES_NO.matcher(asked);
        if (m.find()) {
            return Optional.of(inverted(m.group(1), m.group(2), m.group(3), yes));
        }
        boolean declared = asked.startsWith("you ") || asked.startsWith("your ") || asked.startsWith("it ");
        if (!declared || asked.contains(" not ")) {
            return Optional.empty();
        }
        return yes ? Optional.of(wording.phrase(asked, true)) : Optional.empty();
    }

    /** "does it hurt here" is "it hurts here"; after "does" even a verb like "hurt" is none of the past. */
    private static String third(String act) {
        String[] words = act.split(" ", 2);
        String verb = LIKE_PAST.contains(words[0])
                ? words[0] + "s"
                : Verbs.isAdverb(words[0]) ? words[0] : Verbs.third(words[0]);
        return verb + (words.length > 1 ? " " + words[1] : "");
    }

    private String inverted(String verb, String subject, String rest, boolean yes) {
        String not = yes ? "" : "not ";
        String object = yes ? rest : rest.replaceFirst("^(?:still|ever) ", "");
        String some = yes ? object.replaceAll("\\bany\\b ?", "").replaceFirst("^ever ", "") : object;
        boolean auxiliary = verb.equals("do") || verb.equals("does") || verb.equals("did");
        if (auxiliary && yes && !verb.equals("did")) {
            return wording.phrase(subject + " " + (verb.equals("does") ? third(some) : some), true);
        }
        return wording.phrase(subject + " " + verb + " " + not + some, true);
    }
}
