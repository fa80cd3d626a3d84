package org.florscribe.adapter.rules.chart;

import java.util.List;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.dialogue.Line;

/** A plan as a chart gives it: "i want you to continue on the bumex" as "continue on the Bumex". */
public final class PlanPhrase {

    private record Rule(Pattern pattern, String written) {

        Rule(String pattern, String written) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), written);
        }
    }

    private static final String WILL =
            "(?:i|we) (?:am|are) (?:also |still |then |now |probably |actually )?going to|(?:i|we) (?:will|would like to|want to|would also like to|do want to|also want to|really want to|can|also would like to|need to|plan to|will also|will then|would|should|could)|let's|let us|let me";
    private static final String THEM = "(?:him|her|them|the patient)";

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "^(?:what|here is what) (?:i|we) (?:would like|want|am going|are going)(?: for)?(?: " + THEM
                            + ")? to do(?: here)?(?: now)?(?: today)?(?: is)?,? ",
                    ""),
            new Rule(
                    "^(?:and |so |then )*(?:for|regarding|as far as|in terms of|with|from) (?:the|his|her|their|that|a) (?:(?:first|second|third|fourth|next|last|other|final|main) )?(?:problem|issue|concern|diagnosis|one|thing)?(?: of|:|,| is)? ?(?:his |her |their |the )?[a-z0-9' -]{3,45}?(?: standpoint| goes)?,? (?=(?:i|we|let|let's|he|she|they|his|her|their|this|it|continue|the best)\\b)",
                    ""),
            new Rule(
                    "^(?:as|so) (?:far as|for) (?:the|his|her|their) [a-z0-9 -]{3,40}?(?: goes| is concerned)?, (?=(?:i|we|let)\\b)",
                    ""),
            new Rule(
                    "^(?:for|regarding|in terms of|from) (?:the|his|her|their|a|that) [a-z0-9 -]{3,40}?(?: standpoint)?,? (?=(?:i|we|let)\\b)",
                    ""),
            new Rule("^(?:" + WILL + ") (?:also )?(?:have|get|ask|want|encourage|advise) " + THEM + " to ", ""),
            new Rule(
                    "^i (?:do |also |would |really |just |still )*(?:want|like|need|encourage|advise|recommend|would like|would love|prefer)(?: for)? "
                            + THEM + " to (?:also )?",
                    ""),
            new Rule(
                    "^(?:" + WILL + ") (?:also )?(?:have|keep) " + THEM
                            + " (?=(?:take|continue|use|wear|start|follow|come|see|do|keep|try|avoid|stop|get|return|schedule|go|apply|ice|rest|check)\\b)",
                    ""),
            new Rule(
                    "^(?:" + WILL + ") (?:also )?(?:see|follow up with|have) " + THEM
                            + " (?:back |again |come back |return )+(?:here )?",
                    "follow up "),
            new Rule("^(?:" + WILL + ") (?:also )?see " + THEM + " (?=in\\b)", "follow up "),
            new Rule(
                    "^(?:" + WILL + ") (?:also )?(?:start|put|place|get|try|have) " + THEM + " (?:back )?on (?=\\S)",
                    "start "),
            new Rule(
                    "^(?:" + WILL + ") (?:also )?(?:give|prescribe|write|send|get|order|provide) " + THEM
                            + " (?:in )?(?=(?:a|an|some|the|for|\\d|another)\\b)",
                    "prescribe "),
            new Rule("^(?:" + WILL + ") (?:also )?(?:refer|send) " + THEM + " (?:over |out )?(?:to|for) ", "refer to "),
            new Rule("^(?:" + WILL + ") (?:also )?", "we will "),
            new Rule(
                    "^we will (?=(?:continue|increase|decrease|stop|start|refer|prescribe|follow up|keep|hold|schedule|repeat|order|check|discontinue|switch|add|recheck|get|obtain)\\b)",
                    ""),
            new Rule(
                    "^(?:he|she|they|the patient) (?:can|should|could|needs? to|will need to|may|must|will|is to|is going to) (?=(?:continue|take|use|try|start|stop|avoid|wear|follow|return|call|keep|ice|rest)\\b)",
                    ""),
            new Rule("^(?:make sure|be sure) (?:that )?(?:he|she|they) (?:is|are) ", "ensure "),
            new Rule("^(?:i|we) (?:think|believe|feel)(?: that)? ", ""),
            new Rule("\\bgo ahead and ", ""));

    private PlanPhrase() {}

    public static String of(Line line, Wording wording) {
        String out = wording.phrase(line);
        for (Rule rule : RULES) {
            out = rule.pattern.matcher(out).replaceFirst(rule.written);
        }
        return out.strip();
    }
}
