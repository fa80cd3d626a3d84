package org.florscribe.adapter.rules.chart;

import java.util.regex.Pattern;

/** Whether a phrase stands alone as a sentence of a note. */
public final class Shape {

    private static final Pattern DANGLES = Pattern.compile(
            "(?:\\b(?:the|a|an|my|his|her|their|your|and|or|but|to|of|with|because|that|i|we|was|is|are|in|on|for|as|at|by|from|if|when|what|which|who|can|will|would|not|it's|this|so|have|has|had|be|do|does|into|than|about|some)|-)[.,]?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEGINS_INSIDE = Pattern.compile(
            "^(?:that|which|who|whom|whose|what|how|why|where|since|because|or|nor|than|of|is|are|was|were|am|be|being|been|here that|as well as|had that|and|to be honest$|even though|would|could|has|have|does|did|do|will|can)\\b(?! (?:is|was|has|are|will|may|does|would|can|the)\\b.* (?:and|so)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ONLY_OPENS = Pattern.compile(
            "^(?:in terms of|when|if|as far as|regarding|for|on|in|at|with|after|before|during|from|while|though|although|once|until)\\b(?!.*\\b(?:he|she|they|the patient|i|we|it|there|this|that|patient|symptoms?|pain|no)\\b .*\\b(?:is|are|was|has|have|had|does|did|can|will|would|should|could|may|might|must|takes?|feels?|felt|gets?|got|goes|went|started|continue|call|follow|start|avoid|take|use|shows?|showed|need|needs|wants?|noticed?)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ASKS = Pattern.compile(
            "^the (?:do|does|did|is|are|was|were|has|have|can|how|what|why|when)\\b|\\b(?:what (?:can|is|are|was|do|did|kind|about) (?:he|she|they|his|her|their|the|it|that)|how (?:is|are|was|does|do|did) (?:he|she|they|his|her|their|it|that|the)|did (?:he|she|they) |does (?:he|she) have|is that right|okay what|tell me|whether (?:do|does|did|is|are|was|were|has|have|can|could)|how (?:is|are|was) there|is there any(?:thing|one)?)\\b",
            Pattern.CASE_INSENSITIVE);

    private Shape() {}

    /** @param phrase after {@link Wording} */
    public static boolean isWhole(String phrase) {
        return !DANGLES.matcher(phrase).find()
                && !BEGINS_INSIDE.matcher(phrase).find()
                && !ONLY_OPENS.matcher(phrase).find()
                && !ASKS.matcher(phrase).find();
    }

    /** Whether an observation, which needs no verb, breaks off at its end. */
    public static boolean dangles(String phrase) {
        return DANGLES.matcher(phrase).find() || ASKS.matcher(phrase).find();
    }
}
