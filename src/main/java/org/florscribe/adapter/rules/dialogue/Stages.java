package org.florscribe.adapter.rules.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;

/** Follows a visit from its history over examination and results to the plan, by what the clinician announces and says. */
final class Stages {

    /** The result that somebody is to come back for is not there yet. */
    private static final Pattern FOLLOW_UP = Pattern.compile(
            "\\b(?:come back|see (?:me|us|you)|follow up|once we (?:have|get)|when we (?:have|get))\\b");

    private static final Pattern ASSISTANT = Pattern.compile(
            "\\b(?:hey|hi|okay),? (?:dragon|dax|siri|alexa|google|scribe)\\b|\\b(?:dragon|dax)\\b|\\btell (?:dax|dragon)|\\bfinalize (?:the|my|this) note\\b|\\bstop recording\\b|\\bstart recording\\b|\\bdictating on\\b|\\bdate of birth\\b|\\bmedical record number\\b");
    private static final Pattern COMMAND = Pattern.compile(
            "^(?:please )?(?:show|order|pull|open|finalize|add|go to|remind|read|bring up|start|stop|sign|display|close)\\b");
    private static final Pattern PLEASANTRY = Pattern.compile(
            "\\b(?:how are you|nice to (?:meet|see)|good to see|good (?:morning|afternoon|evening)|thank you|thanks|you're welcome|have a (?:good|great|nice)|take care|bye|see you (?:soon|later|then)$|happy birthday|weather|merry|weekend|bless you|sounds good|no problem|my name is|do you have any questions|any (?:other )?questions|any concerns for me)\\b");
    private static final Pattern EXAM_ANNOUNCED = Pattern.compile(
            "\\b(?:physical exam\\w*|(?:do|did) (?:a|an|my|the|your|our)? ?(?:quick |brief |little |focused |full )*(?:physical|exam)\\w*|let me (?:just )?(?:go ahead and )?(?:take a (?:quick )?(?:look|listen)|examine|check (?:you|your)|listen)|(?:take|have) a (?:quick |closer )?(?:look|listen) (?:at|to) (?:you|your)|i(?:'m| am) (?:just )?going to (?:take a (?:look|listen)|examine|check (?:you|your)|listen|look at your)"
                    + "|on (?:your |the |my )?(?:[a-z-]+ ){0,3}exam\\w*|vital signs|your vitals|listen to your|examining your|let's (?:go ahead and )?(?:take a (?:quick )?look at you|examine)|when i (?:look|listen|press|examine|palpate))\\b");
    private static final Pattern OBSERVES = Pattern.compile(
            "\\b(?:i (?:do )?(?:appreciate|hear|see|notice|note|feel|can (?:see|feel|hear|tell)|don't (?:see|hear|appreciate|feel|notice)|also (?:see|hear|notice|appreciate))|(?:is|are|sounds?|looks?|appears?) (?:all )?(?:nice and )?(?:clear|normal|soft|intact|fine|good|supple|regular|tender|non-?tender|equal|symmetric|negative|positive|okay|stable|unremarkable|swollen|red|erythematous|inflamed|enlarged|great)|there(?:'s| is| are)(?: no| some| a)?|you(?:'ve| have| do have| are)|tenderness|pain to palpation|range of motion|positive|negative|murmur|does that hurt|\\d/6|\\d/5|intact|bilaterally|normal|edema|no )\\b");
    private static final Pattern SHOWS = Pattern.compile(
            "\\b(?:show(?:s|ed|ing|n)?|reveal(?:s|ed)?|demonstrate[sd]?|looks?|looked|results?|came back|come back|is normal|are normal|was normal|were normal|normal|elevated|high|low|negative|positive|is (?:at )?\\d|was (?:at )?\\d|of \\d|at \\d|reviewed|i see|there(?:'s| is| are)|unremarkable|stable|within normal|abnormal\\w*|fracture|consistent with|improved)\\b");
    private static final Pattern DECIDED = Pattern.compile(
            "\\b(?:assessment|impression|plan|problem|i(?:'d| would| want|'m going| am going)|we(?:'ll| will|'re going)|let's|diagnos\\w+|i think you have|you have)\\b");
    private static final Pattern SUMMED_UP = Pattern.compile(
            "^(?:(?:so|and|okay|now|then|well)[,.]? )*(?:in summary|to sum(?:marize| up)?|in conclusion|based on (?:the|your|my|these|all)|my recommendation|(?:your|the|my) diagnosis|at this point,? my)\\b");
    private static final Pattern RESULTS_ANNOUNCED = Pattern.compile(
            "\\b(?:(?:i|we) (?:did )?(?:have )?(?:also )?(?:review(?:ed)?|look(?:ed)? at|got|get|have|had) (?:the |your |some |back |those |of )*(?:results?|labs?|x-?rays?|mri|ct|ekg|echo\\w*|images?|imaging|films?|blood work)|look(?:ing)? at (?:some of )?(?:your|the) (?:results?|labs?|x-?rays?|mri|ekg|echo\\w*|blood work|images?|lab)|(?:your|the) (?:results?|labs?|x-?rays?|mri|ct|ekg|echo\\w*|blood work|chest x-?ray|lab results)[a-z ,']{0,40} (?:show|look|came|reveal|demonstrat|was|were|is|are|indicate)\\w*)\\b");
    private static final Pattern PLAN_ANNOUNCED = Pattern.compile(
            "\\b(?:(?:my|the|your) (?:assessment|impression|plan)|assessment and plan|first (?:problem|issue|diagnosis|thing)|(?:so|now|okay|then|and),? for (?:your|the|his|her) (?!exam|x)|(?:let's|let me|so we) talk (?:a little (?:bit )?)?about (?:my|the|what|your|our) ?(?:assessment|plan|impression|treatment|thoughts)?|i think (?:you have|you've got|this is|what we|you probably|that you|what's going on|it's)|here's (?:my|what)|what i(?:'d| would| want| think| am going)|what we(?:'re| are|'ll| can)|in terms of (?:the|a|my) plan|i(?:'d| would) (?:like|recommend|suggest|want) (?:to|you|we)?|i(?:'m| am) going to (?:go ahead and )?(?:order|prescribe|refer|start|send|put|give|increase|have you|get you|recommend|want)|i want (?:you )?to (?:order|start|increase|put|prescribe|refer|continue|go ahead|get)|diagnos(?:is|ed you)|treatment (?:plan|options)|suspect|consistent with|it sounds like (?:you|this|your)|let's (?:start|continue|go ahead and (?:start|order|get)|get (?:you|an|a|some)|order|increase|try|do)|we(?:'re going to|'ll| will| can| are going to) (?:go ahead and )?(?:start|order|get|send|have|continue|increase|do|schedule|repeat|refer|put|check|set|see|try|keep))\\b");

    /** What is found while a hand is on the patient, also where the talk has gone on to the plan. */
    private static final Pattern FINDS = Pattern.compile(
            "\\b(?:you (?:do |also )*have (?:some |a |no |also )?|i (?:do |can |also )*(?:see|hear|feel|appreciate|notice)|there (?:is|are)|you are (?:positive|negative)|positive for|negative)\\b");

    private static final Pattern CONTINUES = Pattern.compile(
            "^(?:(?:and|so|but|also|now|that|there|it|i|otherwise),? )*(?:there(?:'s| is| are| was| were)|(?:do |don't |do not |also )*(?:see|notice|note|appreciate)|(?:also )?(?:does (?:also )?show|does reveal|shows|showed|showing|revealed|demonstrated?)|(?:doesn't|does not|did not|didn't) show|no (?:evidence|signs?|fractures?))\\b");
    /** Lines of a visit that has a beginning to speak of. */
    private static final int LONG = 20;

    private Stages() {}

    static List<Line> told(List<Line> lines) {
        List<Line> out = new ArrayList<>(lines.size());
        Stage now = Stage.HISTORY;
        for (Line line : lines) {
            boolean command = !out.isEmpty() && commands(out.get(out.size() - 1), line);
            boolean goesOn = !out.isEmpty() && readsOn(out.get(out.size() - 1), line);
            Stage of = command
                    ? Stage.ASIDE
                    : line.isClinician() ? ofClinician(line, now, lines.size(), goesOn) : ofOther(line, now);
            if (of != Stage.ASIDE && line.isClinician() && moves(now, of, line)) {
                now = of;
            }
            out.add(line.in(of));
        }
        return List.copyOf(out);
    }

    /** "Hey, dragon. Show me the x-ray." */
    private static boolean commands(Line before, Line line) {
        return before.evidence().equals(line.evidence())
                && before.words().size() < 6
                && ASSISTANT.matcher(before.lower()).find()
                && COMMAND.matcher(line.lower()).find();
    }

    private static boolean moves(Stage now, Stage of, Line line) {
        return of.compareTo(now) > 0
                || (of != now && EXAM_ANNOUNCED.matcher(line.lower()).find());
    }

    private static Stage ofOther(Line line, Stage now) {
        if (isAside(line)) {
            return Stage.ASIDE;
        }
        return now == Stage.PLAN || now == Stage.HISTORY ? now : Stage.HISTORY;
    }

    /** "The x-ray shows a fracture." "I don't see any dislocation." */
    private static boolean readsOn(Line before, Line line) {
        return before.stage() == Stage.RESULTS
                && before.evidence().equals(line.evidence())
                && CONTINUES.matcher(line.lower()).find()
                && !PLAN_ANNOUNCED.matcher(line.lower()).find()
                && !EXAM_ANNOUNCED.matcher(line.lower()).find()
                && !line.lower().contains(" if ");
    }

    private static Stage ofClinician(Line line, Stage now, int lines, boolean goesOn) {
        if (isAside(line)) {
            return Stage.ASIDE;
        }
        String said = line.lower();
        boolean results = !line.isQuestion() && (isResult(line, now) || goesOn);
        if (results) {
            return Stage.RESULTS;
        }
        if (SUMMED_UP.matcher(said).find() && !line.isQuestion()) {
            return Stage.PLAN;
        }
        if (EXAM_ANNOUNCED.matcher(said).find() && !line.isQuestion()) {
            return Stage.EXAM;
        }
        boolean early = lines > LONG && line.index() < lines * 0.15 && now == Stage.HISTORY;
        boolean observed =
                now == Stage.EXAM && isExam(line) && !DECIDED.matcher(said).find();
        if (!line.isQuestion()
                && !early
                && !observed
                && PLAN_ANNOUNCED.matcher(said).find()) {
            return Stage.PLAN;
        }
        if (now == Stage.PLAN && isFound(line)) {
            return Stage.EXAM;
        }
        if (!line.isQuestion() && now != Stage.PLAN && now != Stage.HISTORY && isExam(line)) {
            return Stage.EXAM;
        }
        return now;
    }

    private static boolean isAside(Line line) {
        String said = line.lower();
        boolean assistant = ASSISTANT.matcher(said).find();
        boolean pleasant = PLEASANTRY.matcher(said).find() && line.words().size() < 14;
        return assistant
                || (pleasant
                        && Vocabulary.DRUGS.find(line.words()).isEmpty()
                        && Vocabulary.STUDIES.find(line.words()).isEmpty());
    }

    private static boolean isExam(Line line) {
        return OBSERVES.matcher(line.lower()).find()
                && !Vocabulary.EXAM.find(line.words()).isEmpty();
    }

    private static boolean isFound(Line line) {
        return !line.isQuestion()
                && FINDS.matcher(line.lower()).find()
                && !line.lower().contains(" if ")
                && Vocabulary.SIGNS.find(line.words()).stream()
                        .anyMatch(sign -> !sign.entry().group().equals("Skin")
                                && !sign.entry().group().equals("Constitutional"))
                && Vocabulary.CONDITIONS.find(line.words()).isEmpty()
                && Vocabulary.DRUGS.find(line.words()).isEmpty();
    }

    private static boolean isResult(Line line, Stage now) {
        if (now == Stage.HISTORY && line.index() < 12) {
            return false;
        }
        if (FOLLOW_UP.matcher(line.lower()).find()) {
            return false;
        }
        if (RESULTS_ANNOUNCED.matcher(line.lower()).find()) {
            return true;
        }
        for (Match match : Vocabulary.STUDIES.find(line.words())) {
            String kind = match.entry().group();
            boolean measured = kind.equals("LAB") || kind.equals("IMAGING");
            if (measured
                    && now != Stage.HISTORY
                    && SHOWS.matcher(line.lower()).find()
                    && !PLAN_ANNOUNCED.matcher(line.lower()).find()
                    && !line.lower().contains("order")
                    && !line.lower().contains(" if ")) {
                return true;
            }
        }
        return false;
    }
}
