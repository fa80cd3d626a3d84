package org.florscribe.adapter.rules.check;

import java.util.List;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.dialogue.Answer;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.finding.Assertions;
import org.florscribe.adapter.rules.finding.Assertions.Asserted;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;

/** What an answer makes of the concepts of its question. */
final class Reply {

    /** To "no chest pain?" a "yes" agrees; only these words say that there is some. */
    private static final Pattern AFFIRMS = Pattern.compile(
            "\\b(?:i (?:do|did|have|am|was|had|get|got)|a (?:little|bit|lot)|some|sometimes|occasionally|there (?:is|are|was)|it (?:does|is|did))\\b(?! (?:n't|not))");

    /** "No, I haven't. I did about three years ago." */
    private static final Pattern ONCE = Pattern.compile(
            "^(?:(?:but|well|uh|um|and|oh|actually),? )*(?:i|we|it|that) (?:did|had|was|used to|have)\\b(?! (?:not|n't)).*\\b(?:ago|before|back (?:in|when)|last (?:year|month|week|summer|winter|fall|spring)|years|in the past|as a (?:kid|child)|once)\\b");

    /** "Have you ever hurt this knee before?" */
    private static final Pattern BEFORE = Pattern.compile(
            "\\b(?:ever .{0,80}\\bbefore|(?:had|has|have) (?:this|that|it) (?:ever )?(?:happened )?before|in the past)\\b");

    /** "My mom does." */
    private static final Pattern OF_KIN = Pattern.compile(
            "\\b(?:mother|father|mom|dad|brother|sister|aunt|uncle|grandmother|grandfather|grandma|grandpa|parents|cousin|they)\\b[^.]{0,20}\\b(?:had|has|have|does|did|do|got) (?:it|that|both|them|one|so)\\b|\\b(?:does|did|do)[ ,.]*$");

    private static final Pattern HURTS =
            Pattern.compile("\\b(?:does|do|is|are|seems? to) .*\\b(?:bothers?|uncomfortable|hurts?|sore|tender)\\b");

    /** What a "no" to that says. */
    static final Asserted NO_PAIN = new Asserted(
            FindingKind.SYMPTOM,
            "pain",
            new Context(Assertion.ABSENT, Experiencer.PATIENT, Temporality.CURRENT),
            List.of(),
            false);

    /** "Dizziness and lightheadedness?" asks for one thing; a list is joined by "or". */
    private static final Pattern TOGETHER = Pattern.compile("[a-z] and (?:some |any |a )?[a-z]+ ?[?]?$");

    private static final int SHORT = 12;

    private Reply() {}

    /** "Is moving your shoulder uncomfortable at all?" */
    static boolean asksWhetherItHurts(Line question) {
        return HURTS.matcher(question.lower()).find()
                && Assertions.in(question.text()).stream()
                        .noneMatch(asked -> asked.term().endsWith("pain"));
    }

    static boolean asksOfThePast(Line question) {
        return BEFORE.matcher(question.lower()).find();
    }

    /** @param asked as the question puts it: "no chest pain?" asks for an absent one */
    static Assertion to(Assertion asked, Answer answer) {
        if (asked == Assertion.ABSENT) {
            return answer.isYes() && affirms(answer) ? Assertion.PRESENT : Assertion.ABSENT;
        }
        return answer.isNo() ? Assertion.ABSENT : answer.isYes() ? Assertion.PRESENT : Assertion.UNCERTAIN;
    }

    /** As above; of a list, what the answer names is there, and the rest was not told. */
    static Assertion to(Asserted asked, Line question, Answer answer) {
        Assertion plain = to(asked.context().assertion(), answer);
        if (answer.lines().isEmpty() || plain == Assertion.ABSENT) {
            return plain;
        }
        Line first = answer.lines().get(0);
        if (plain == Assertion.UNCERTAIN) {
            boolean ofKin = asked.context().experiencer() == Experiencer.FAMILY;
            return ofKin && OF_KIN.matcher(first.lower()).find() ? Assertion.PRESENT : plain;
        }
        boolean namesAnother = first.words().size() <= SHORT
                && !TOGETHER.matcher(question.lower()).find()
                && Assertions.in(first.text()).stream()
                        .filter(said -> said.context().assertion() == Assertion.PRESENT)
                        .anyMatch(said -> !isLike(said.term(), asked.term())
                                && Assertions.in(question.text()).stream()
                                        .anyMatch(listed -> listed.term().equals(said.term())));
        boolean namesThis = Assertions.in(first.text()).stream().anyMatch(said -> isLike(said.term(), asked.term()));
        return namesAnother && !namesThis ? Assertion.UNCERTAIN : plain;
    }

    private static boolean isLike(String one, String other) {
        return Polarity.closeness(one, other) > 0;
    }

    private static boolean affirms(Answer answer) {
        return answer.lines().stream()
                .limit(1)
                .anyMatch(line -> AFFIRMS.matcher(line.lower()).find());
    }

    static boolean tellsOfThePast(Line answer) {
        return ONCE.matcher(answer.lower()).find();
    }
}
