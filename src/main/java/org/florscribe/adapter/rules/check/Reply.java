package org.florscribe.adapter.rules.check;

import java.util.regex.Pattern;
import org.florscribe.adapter.rules.dialogue.Answer;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.clinical.extraction.Assertion;

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

    private Reply() {}

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

    private static boolean affirms(Answer answer) {
        return answer.lines().stream()
                .limit(1)
                .anyMatch(line -> AFFIRMS.matcher(line.lower()).find());
    }

    static boolean tellsOfThePast(Line answer) {
        return ONCE.matcher(answer.lower()).find();
    }
}
