package org.florscribe.adapter.rules.chart;

import java.util.regex.Pattern;

/** Takes off what surrounds a spoken statement: "okay so", "right?", names that call the patient, titles of colleagues. */
public final class Trim {

    private static final Pattern LEAD = Pattern.compile(
            "^(?:(?:and|so|but|okay|ok|alright|all right|well|yeah|yes|yep|now|then|like|because|um|uh|oh|anyway|actually|also|you know|i mean|right|good|great|mm-hmm|hmm|sure|correct|or|exactly|perfect|gotcha|i see|again|plus|sorry|i'm sorry|no problem|thank you|basically|honestly|obviously|certainly|first of all|as well|again|definitely|absolutely|of course|perfect|fine|awesome|excellent|first off|goodness|nope|i know(?: that)?|i understand(?: that)?|it sounds like|i do know(?: that)?|i guess|i would say|i'd say|i think that|to be honest|other than that|i will say)(?=[ ,.]|$)[ ,.]*)+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LEAD_NO = Pattern.compile(
            "^no(?:\\. (?=\\S)|[,.]?\\s+(?=(?:no|i|i'm|i've|not|it|it's|that|that's|there|we|my|he|she|just|nothing|never|actually|you|nope|well)\\b))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TAIL = Pattern.compile(
            "(?:[ ,]+(?:okay|ok|right|alright|all right|you know|so|and|but|um|uh|or|yeah|huh|yes|like|and then|because|then|too|though|and stuff|or something|or anything|or whatever|and everything|i guess|i think|i mean|sir|ma'am|the|a|well|again|is that right|for me|to|now|and so|stuff like that|things like that|and things like that|like that|that i|which|what|that))+[.,?]*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PROMPT = Pattern.compile(
            "[ ,]+(?:so |and |but )?(?:(?:can|could) you |please )?(?:tell me .*|what happened|what's going on.*|what is going on.*|how (?:are|is|have) (?:you|he|she|that|things).*|do you agree.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HEDGE = Pattern.compile(
            "\\b(?:kind of|sort of|you know|i mean|i guess|obviously|basically|a little bit of a|go ahead and|pretty much|or something like that|as you know|of course|essentially|literally|just|honestly|actually|definitely|totally|(?<!not )really)\\b,? ?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COLLEAGUE = Pattern.compile(
            "\\b(?:dr|doctor)\\.? (?!who|when|is|was|told|said|gave|and|that|about|to|for|in|at|or|has|had|he|she)[a-z]+\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLED =
            Pattern.compile("\\b(?:mr|mrs|ms|miss)\\.? [a-z]+\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private Trim() {}

    public static String statement(String text) {
        String out = text;
        String before;
        do {
            before = out;
            out = LEAD.matcher(out).replaceFirst("");
            out = LEAD_NO.matcher(out).replaceFirst("");
            out = TAIL.matcher(out).replaceFirst("");
        } while (!out.equals(before));
        out = PROMPT.matcher(out).replaceFirst("");
        out = HEDGE.matcher(out).replaceAll("");
        out = TITLED.matcher(out).replaceAll("the patient");
        out = COLLEAGUE.matcher(out).replaceAll("the physician");
        return SPACES.matcher(out).replaceAll(" ").strip();
    }
}
