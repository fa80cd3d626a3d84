package org.florscribe.adapter.rules.finding;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.dialogue.Line;

/** What the clinician means to do with a medicine or test that a line of the plan names. */
public enum Intent {
    BEGIN,
    CHANGE,
    CONTINUE,
    NONE;

    private static final Pattern BEGINS = Pattern.compile(
            "\\b(?:start\\w*|begin|initiate|prescri\\w+|order\\w*|(?:put|place|placing|putting|get|getting) (?:you|him|her|them) (?:back )?on|(?:give|giving|get|provide|write|offer) (?:you|him|her|them)|add|adding|send (?:in|over|out)|send (?:you|him|her|them) (?:in|home|out)|call in|try|write (?:a|an|for)|switch|dispense|recommend\\w*|(?:want|like|need|have|having) (?:you|him|her|them) to|have (?:you|him|her|them) (?:take|use|try|start|apply|get|do)|(?:we'll|we will|i'll|i will|going to|let's|let us) (?:go ahead and )?(?:do|use|get|go with|try)|you(?:'re| are) going to take|you'll take|set (?:you|him|her|them) up)\\b|^(?:and |then |also |please |so |okay )*(?:take|use)\\b");
    private static final Pattern CHANGES = Pattern.compile(
            "\\b(?:increas\\w+|decreas\\w+|double|go up|bump|up your|lower|change|reduc\\w+|refill\\w*|renew|stop\\w*|hold|discontinu\\w+|resume|restart|taper|wean|get (?:you|him|her) off|take (?:you|him|her) off)\\b");
    private static final Pattern CONTINUES = Pattern.compile(
            "\\b(?:continu\\w+|keep\\w*|stay(?:ing)? on|maintain|remain on|same (?:dose|medication)|still taking|already (?:on|taking)|that (?:you|he|she)(?:'ve| have|'re| are| has| is)? (?:been )?(?:tak\\w+|us\\w+|on)|alternate)\\b");
    private static final Pattern ONLY_MAYBE = Pattern.compile(
            "\\b(?:if|unless|consider\\w*|might|could|may (?:need|have|want|also|even)|option\\w*|talk about|discuss\\w*|in the future|down the (?:road|line)|eventually|would (?:need|have)|depending|potentially|possibly|see if (?:we|you) need|instead of|rather than|don't (?:want|think|need))\\b");
    private static final Pattern TELLS = Pattern.compile(
            "\\b(?:i want|i'd like|i would like|take|use|i'm going to|i am going to|prescri\\w+|go ahead)\\b");

    /** @param at where in the line's text the medicine or test is named */
    public static Intent of(List<Line> lines, Line line, int at) {
        Intent here = in(line.lower(), at);
        if (here != NONE) {
            return here;
        }
        int before = line.index() - 1;
        boolean carried = before >= 0
                && lines.get(before).evidence().equals(line.evidence())
                && !ONLY_MAYBE.matcher(line.lower()).find();
        return carried ? in(lines.get(before).lower(), Integer.MAX_VALUE) : NONE;
    }

    /** The verb nearest before the name rules it; without one, the first after it. */
    private static Intent in(String lower, int at) {
        Intent best = NONE;
        int nearest = -1;
        for (Intent one : List.of(BEGIN, CHANGE, CONTINUE)) {
            Matcher m = one.verbs().matcher(lower);
            while (m.find() && m.start() < at) {
                if (m.start() > nearest) {
                    nearest = m.start();
                    best = one;
                }
            }
        }
        if (best == NONE && at < lower.length()) {
            String after = lower.substring(at);
            best = CHANGES.matcher(after).find()
                    ? CHANGE
                    : BEGIN.verbs().matcher(after).find() ? BEGIN : NONE;
        }
        return best;
    }

    private Pattern verbs() {
        return switch (this) {
            case BEGIN -> BEGINS;
            case CHANGE -> CHANGES;
            case CONTINUE, NONE -> CONTINUES;
        };
    }

    /** Thought of, not decided: "if that doesn't help we could try an injection". */
    public static boolean isOnlyThought(Line line, int at) {
        String before = line.lower().substring(0, Math.min(at, line.lower().length()));
        Matcher m = ONLY_MAYBE.matcher(before);
        int last = -1;
        while (m.find()) {
            last = m.end();
        }
        return last >= 0
                && !TELLS.matcher(before.substring(last).toLowerCase(Locale.ROOT))
                        .find();
    }

    /** Something new is to be done, or something is to be done otherwise. */
    public boolean isDecision() {
        return this == BEGIN || this == CHANGE;
    }
}
