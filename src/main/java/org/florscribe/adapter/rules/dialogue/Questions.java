package org.florscribe.adapter.rules.dialogue;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells questions from statements, with and without question marks. */
final class Questions {

    private static final String LEAD =
            "^(?:(?:and|so|okay|ok|alright|all right|now|but|well|um|uh|then|yeah|good|great|or|also|right|mm-hmm|hmm),? )*";
    private static final Pattern ASKS = Pattern.compile(LEAD
            + "(?:any(?:thing|one|body)?\\b(?! (?:of|questions))|do (?:you|they|we|i)|does|did (?:you|it|they|he|she|that)|have (?:you|there|they|we)|has (?:it|there|he|she|anyone|anybody|your|the)|had you"
            + "|are (?:you|there|they|we)|were (?:you|there|they)|was (?:it|there|he|she|that)|is (?:it|there|that|this|your|the)|can (?:you|i)|could you|would you|will you|what(?:'s)?(?! (?:we|that (?:means|is)|i|they|it)\\b)|how(?:'s)?|when (?:did|was|do|is)|where(?:'s)?|why|which|who"
            + "|what about|how about|no (?:issues|problems|other|fever|chest|changes|trouble)|tell me)\\b");
    private static final Pattern ASKS_WITHIN = Pattern.compile(
            "\\b(?:have you (?:had|noticed|been|tried|ever|taken|experienced|felt|seen)|do you (?:have|feel|notice|take|smoke|drink|get|ever|still)|did you (?:have|feel|notice|take|hear|get|try)|are you (?:having|still|taking|experiencing|feeling|able)|is there any|has there been|were you able)\\b");
    private static final Pattern ASKS_ANY = Pattern.compile(
            "^(?!.*(?:n't|\\bno\\b|\\bnot\\b|\\bwithout\\b|\\bif\\b|\\bnever\\b|\\bden(?:y|ies|ied)\\b).*\\bany\\b).*\\bany\\b(?! (?:of|questions|more|further|time|way|day|longer|case|better|event))");
    private static final Pattern ASSENT = Pattern.compile(
            "^(.*\\w\\W+\\w.*?),? (?:okay|ok|all right|alright|you know)\\s*\\?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern OPEN =
            Pattern.compile(LEAD + "(?:how(?! about)|what(?! about)|when|where|why|which|who)(?:'s|'re)?\\b");
    private static final Pattern TAG = Pattern.compile(
            "(?:,| )\\s*(?:right|correct|is that right|is that correct|isn't it|don't you|do you|or|yes|huh|or not)\\s*[?.]?$");
    private static final Pattern STATES = Pattern.compile(
            "^(?:.*\\b)?(?:i'?m going to|i want|let me|i would|we'll|i'll|(?:if|when you)(?!.*\\b(?:did|do|have|are|were) you\\b)) ");

    private Questions() {}

    /** "I want you to ice it, okay?" asks for no answer. */
    static String withoutTag(String sentence) {
        Matcher m = ASSENT.matcher(sentence);
        return m.find() && !ASKS.matcher(sentence.toLowerCase(Locale.ROOT)).find() ? m.group(1) + "." : sentence;
    }

    /** Whether a yes or a no would be no answer: "how is your back pain ?" */
    static boolean isOpen(String lower) {
        return OPEN.matcher(lower).find();
    }

    /** @param marked whether the speaker's words come with sentence marks at all */
    static boolean asks(String lower, boolean marked, boolean clinician) {
        if (lower.endsWith("?")) {
            return true;
        }
        if (marked && !lower.endsWith("-")) {
            return clinician
                    && ASKS.matcher(lower).find()
                    && lower.split(" ", -1).length > 2
                    && !lower.startsWith("what i")
                    && !lower.startsWith("tell");
        }
        if (!clinician) {
            return ASKS.matcher(lower).find() && lower.split(" ", -1).length > 3 && !lower.startsWith("what i");
        }
        if (ASKS.matcher(lower).find()) {
            return !lower.contains("what i'd like") && !lower.contains("what i want");
        }
        if (ASKS_ANY.matcher(lower).find() && !STATES.matcher(lower).find()) {
            return true;
        }
        return (ASKS_WITHIN.matcher(lower).find() && !STATES.matcher(lower).find())
                || TAG.matcher(lower).find();
    }
}
