package org.florscribe.adapter.rules.chart;

import java.util.regex.Pattern;

/** Whether a phrase, put into a chart's third person, reads as somebody would write it down. What does not is left out. */
public final class Fluency {

    /** Two words that cannot meet in a sentence: what was cut at the wrong place, or broken off and begun anew. */
    private static final Pattern COLLIDES = Pattern.compile(
            "\\b(?:he|she|they|i|we) (?:his|her|their|my|the|a|an|he|she|they|i|we|it|there|no|so|when|that|what|if|maybe)\\b|\\b(?:the|a|an|his|her|their|my) (?:the|a|an|his|her|their|my|is|are|was|were|of|to|and|but|or|it|he|she|they|so|i)\\b|\\b(?:is|are|was|were|has|have|had|do|does|did) (?:is|are|was|were|do|does|did|he|she|they)\\b|\\b(?:to|of|with|for|from|in|on|at) (?:to|of|is|are|was|were|he|she|they|and|but|or)\\b|\\b(?:and|but|or|so|because) (?:and|but|or|so|because|of course)\\b|\\b(?:like like|okay|alright|you know|i mean|oops|wow|gosh|mm-hmm|uh-huh|pardon|excuse me|sorry)\\b|\\bit because\\b|\\b(?:bilaterally|intact|normal|clear|soft|nontender) (?:his|her|their|the|i|he|she)\\b|\\bevery like\\b|\\b(?:would|could|can|will|should|must) (?:looks?|has|is|was|does|goes|gets|takes|had|did)\\b|\\b(?:he|she|they) (?:and|or|but)\\b|\\b(?:has|have|had|do|does|did) not (?:what|how|why|where|who)\\b|\\bone of those\\b|\\bsedate (?:he|she|they)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESSES = Pattern.compile(
            "\\b(?:let me|let us|let's|tell me|show me|excuse|what about|how about|is that|does that|do that|right here|over here|this one|that one|look at this|see this|see that|you|your|we were talking|talk to)\\b|\\?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BEGINS_ODDLY = Pattern.compile(
            "^(?:like|so like|really|maybe|all of a sudden|a little one|is|are|about|to|it because|of|not without|not that|one (?:of|is|and|that|thing)|two of|which|thing|things|even|than|also|too|then|either|or|nor|kind|sort|part|bit|way|says?|said|goes|whatever|anyways?|exactly|honestly|but|still the|there (?!is|are|was|were|has|have|may|seems)|there like|that like|it like|as far as|part of)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ENDS_ODDLY = Pattern.compile(
            "\\b(?:but|also|actually|so|and|or|like|just|really|because|though|then|even|any|no|some|one|kind|sort|both|every|another|such|too much of|maybe|either|your|noticed her|it is|that is|there is|going|been|being|for the most part|at like|about like|as like|that like|or something|and everything|or anything|or whatever|and stuff|and all that|you know what|he|she|they|not been doing|has been doing)[.,]?$|\\b(?:he|she|they|it|this|is|are)\\s*\\.{2,}$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CLAUSES = Pattern.compile(
            "\\b(?:i|he|she|they|it|we|there|that|this) (?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|should|feels?|felt|gets?|got|goes|went|takes?|took|thinks?|thought|knows?|knew|says?|said|wants?|wanted|need|needs|started|noticed?|see|saw|hurts?)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final int LONG = 24;
    private static final int LONGEST_CLAUSE = 17;
    private static final int MOST_CLAUSES = 3;

    private Fluency() {}

    public static boolean isFluent(String phrase) {
        return !COLLIDES.matcher(phrase).find()
                && !ADDRESSES.matcher(phrase).find()
                && !BEGINS_ODDLY.matcher(phrase).find()
                && !ENDS_ODDLY.matcher(phrase).find()
                && !runsOn(phrase);
    }

    /** Many words and hardly a comma: several sentences whose ends nobody heard. */
    private static boolean runsOn(String phrase) {
        int words = phrase.split(" ", -1).length;
        long commas = phrase.chars().filter(c -> c == ',').count();
        long clauses = CLAUSES.matcher(phrase).results().count();
        boolean breathless = words > LONG && words > LONGEST_CLAUSE * (commas + 1) && clauses >= 2;
        return breathless || (clauses > MOST_CLAUSES && commas < 2);
    }
}
