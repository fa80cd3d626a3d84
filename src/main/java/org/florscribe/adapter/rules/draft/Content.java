package org.florscribe.adapter.rules.draft;

import java.util.List;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;

/** How much of clinical weight a line carries. */
final class Content {

    private static final Pattern TIME = Pattern.compile(
            "\\b(?:\\d+|a couple(?: of)?|few|several|last|past|past few|this|two|three|four|five|six|seven|one) (?:second|minute|hour|day|night|week|month|year|time|morning)s?\\b|\\bago\\b|\\bsince\\b|\\byesterday\\b|\\bstarted\\b|\\bbegan\\b|\\b(?:january|february|april|june|july|august|september|october|november|december)\\b|\\b\\d+/10\\b");
    private static final Pattern COURSE = Pattern.compile(
            "\\b(?:worse|worsen\\w*|better|improv\\w*|helps?|helped|constant|comes and goes|intermittent\\w*|severe|mild|moderate|sharp|dull|aching|burning|throbbing|radiat\\w*|fell|slipped|injur\\w*|accident|twisted|lifting|popped|tried|taking|took|stopped|diagnosed|surgery|hospital\\w*|allergic|symptoms?|medications?|medicine|doctor|ice|heat|rest|stretch\\w*|sleep\\w*|appetite|weight|flare\\w*|trigger\\w*|aggravat\\w*|swollen|hurts?|sore|tender|blood|breath\\w*|stairs|walk\\w*|bend\\w*|exercis\\w*|eating|diet|compliant|monitor\\w*|check(?:ed|ing)? my|family|history)\\b");
    private static final Pattern IDLE = Pattern.compile(
            "\\b(?:weather|football|baseball|movie|game|party|wedding|joke|funny|laugh|kidding|birthday|christmas|holiday|vacation|restaurant|parking|traffic|nurse told|your family|super bowl|halloween|thanksgiving|bet you|my gosh|goodness|love (?:it|that)|wow|congratulations|appreciate (?:it|you)|playoffs|tv show|new stadium|pictures|grandkids|i hear you|happy to hear|glad to hear|sorry to hear|great to hear|good to hear|nice to see|trust you|thanks for)\\b");

    private Content() {}

    /** 0 for small talk; each clinical concept counts, and so does when and how it runs. */
    static int weight(Line line) {
        List<Word> words = line.words();
        int weight = 2 * Vocabulary.SYMPTOMS.find(words).size()
                + 2 * Vocabulary.CONDITIONS.find(words).size()
                + 3 * Vocabulary.DRUGS.find(words).size()
                + Vocabulary.STUDIES.find(words).size()
                + Vocabulary.SITES.find(words).size()
                + Vocabulary.SOCIAL.find(words).size();
        weight += TIME.matcher(line.lower()).find() ? 2 : 0;
        weight += COURSE.matcher(line.lower()).find() ? 2 : 0;
        return IDLE.matcher(line.lower()).find() ? Math.max(0, weight - 5) : weight;
    }
}
