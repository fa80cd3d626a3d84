package org.florscribe.adapter.rules.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.dialogue.Answer.Polarity;

/** Pairs a clinician's question with what the other voice answers. */
final class Answers {

    private static final String LEAD =
            "^(?:(?:uh|um|well|oh|hm+|mm|okay|so|you know|i mean|honestly|actually|and|i guess|let's see|let me think|gosh|ah|i would say|i'd say)[,.]? )*";
    private static final Pattern NO = Pattern.compile(
            LEAD
                    + "(?!i don't know|not sure|i'm not sure|no idea)(?:yeah,? (?:no|i (?:don't|haven't))\\b|no\\b|nope|nah|not that i can|not (?:really|that|at all|so far|yet|recently|lately|currently|anything|any|since|too|much|in|for me|right now|as of|particularly|to my)|none|never|neither|negative|nothing|uh-uh|i (?:don't|do not|haven't|have not|didn't|did not|can't say|wasn't|am not|wouldn't say|would not say)\\b|i'm not\\b|i don't (?:think|believe)|haven't|don't think|it (?:doesn't|didn't|hasn't|isn't)|there (?:isn't|hasn't|wasn't|aren't))");
    /** "On my body, no, not really": a short answer that gets to its no at the end. */
    private static final Pattern NO_AT_LAST = Pattern.compile(
            "^.{1,40}\\b(?:no|nope),? (?:not (?:really|that i (?:know|can think|can recall|remember)(?: of)?)|i don't think so)[,. no]*$");

    private static final Pattern YES = Pattern.compile(
            LEAD
                    + "(?:yes|yeah|yep|yup|ye|uh-huh|mm-hmm|mhm|correct|right|i do\\b|i have\\b|i did\\b|i am\\b|i was\\b|it does|it is\\b|it has|a little|a bit|a lot|some\\b|sometimes|definitely|sure|absolutely|that's (?:right|correct|true|it|the one)|exactly|of course|occasionally|every (?:now|once)|all the time|most of the time|unfortunately|i think so|probably|they are|they do|there (?:is|are|has)|just (?:a|the|some|in|on|when|my)|once in a while|off and on|on and off|i've (?:been|had|noticed)|pretty much)");
    private static final Pattern TURNS = Pattern.compile(
            "\\b(?:no,? (?:actually|wait),? (?:yes|yeah|i do|i have|i did)|actually,? (?:yes|yeah|i do|i have|i did)|well,? (?:actually|yes|yeah)|oh,? (?:wait|actually),? (?:yes|yeah|i do|i have))\\b");
    /** "A bit of a cough, but everything else has been okay": what is not repeated is not there. */
    private static final Pattern REST_FINE = Pattern.compile(
            "\\b(?:everything else (?:is|has been|'s|was) (?:okay|ok|fine|good|normal|all right|alright)|(?:but |and )?otherwise,? (?:no|fine|good|i'm fine|okay)\\b|(?:other than|besides|except for|aside from) that,? (?:no|nothing|i'm fine|fine))");

    private static final Pattern BACKCHANNEL =
            Pattern.compile("^(?:okay|ok|all right|alright|mm-hmm|sure|right|yeah|uh-huh|hmm|yes|good|great)[.,]?$");
    private static final int FURTHEST = 3;

    private final List<Line> lines;

    Answers(List<Line> lines) {
        this.lines = lines;
    }

    /** The answer of another voice to this line, if the question still stood when that voice began. */
    Answer to(Line question) {
        int i = question.index() + 1;
        int wordsSince = 0;
        boolean askedAgain = false;
        while (i < lines.size() && lines.get(i).turn() == question.turn()) {
            Line later = lines.get(i);
            wordsSince += later.words().size();
            askedAgain |= later.isQuestion() && later.words().size() > 4 && !continuesList(later);
            i++;
        }
        boolean spokeOn = wordsSince > 14;
        if (i >= lines.size() || spokeOn || askedAgain) {
            return Answer.NONE;
        }
        int turn = lines.get(i).turn();
        if (turn - question.turn() > FURTHEST || lines.get(i).role() == question.role()) {
            return Answer.NONE;
        }
        List<Line> said = new ArrayList<>();
        while (i < lines.size() && lines.get(i).turn() == turn) {
            said.add(lines.get(i++));
        }
        return new Answer(Questions.isOpen(question.lower()) ? Polarity.OPEN : polarity(said), List.copyOf(said));
    }

    private static boolean continuesList(Line line) {
        return line.lower().startsWith("any")
                || line.lower().startsWith("or")
                || line.lower().startsWith("and any")
                || line.lower().contains("like that");
    }

    private static Polarity polarity(List<Line> said) {
        StringBuilder all = new StringBuilder();
        for (Line line : said) {
            all.append(line.lower()).append(' ');
        }
        String text = all.toString().strip();
        if (REST_FINE.matcher(text).find()) {
            return Polarity.NO;
        }
        if (NO.matcher(text).find() || NO_AT_LAST.matcher(text).find()) {
            return TURNS.matcher(text).find() ? Polarity.YES : Polarity.NO;
        }
        return YES.matcher(text).find() ? Polarity.YES : Polarity.OPEN;
    }

    /** Whether a line only keeps the talk going. */
    static boolean isBackchannel(Line line) {
        return BACKCHANNEL.matcher(line.lower()).find();
    }
}
