package org.florscribe.clinical.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a concept is affirmed, negated, hypothetical or another's, by the cue words that the evaluation counts with. */
final class Cues {

    /** @param hypothetical warned of, looked for, or only possible */
    record Judged(boolean negated, boolean another, boolean hypothetical) {}

    private static final Set<String> NEGATIONS = set("""
            no denies denied deny denying without not never none nor nil cannot neither nontender absent negative isn't doesn't
            don't haven't hasn't wasn't didn't aren't weren't hadn't""");
    private static final Set<String> NO_NEGATION = set("""
            change changes improvement longer better worse worsening only increase decrease further controlled help relief
            resolved sure problem taking know certain relieve improve able been seen as""");
    private static final Set<String> ENDS = set("""
            but however although except though yet ; . ? ! : endorses reports admits complains states notes reported says
            positive which because due secondary despite while since so until aside""");
    private static final Set<String> CLAUSES =
            set("he she they patient has is does continues have had was we i with then will");
    private static final Set<String> CONJOINED = Set.of("he", "she", "has", "is", "the");
    private static final Set<String> SUPPOSED = set("""
            if should possible possibly potential potentially risk concern concerning concerned suspected suspect rule unless
            prevent prevention avoid watch monitor may might could would screening evaluate evaluation versus vs questionable
            call return worry worried unlikely signs develop develops exclude assess testing test caused causes""");
    private static final Set<String> OTHERS = set("""
            mother father mom dad brother sister aunt uncle grandmother grandfather grandma grandpa cousin parents parent
            sibling siblings family mother's father's son daughter relatives maternal paternal wife husband niece nephew
            roommate coworker friend kids children""");
    private static final Set<String> OWN = set("patient he she i i'm i've");
    private static final String LEAD = "^(?:uh|um|well|oh|hm+|mm|okay|,|\\.|\\s)*\\b";
    static final Pattern NO = Pattern.compile(LEAD
            + "(?:no|nope|nah|not|none|never|neither|negative|i don't|i haven't|i didn't|don't think so|haven't)\\b");
    static final Pattern YES = Pattern.compile(
            LEAD
                    + "(?:yes|yeah|yep|yup|uh-huh|mm-hmm|correct|right|i do|i have|i did|a little|some|sometimes|definitely|sure|absolutely)\\b");
    static final Pattern ASKS = Pattern.compile(
            "\\?|\\b(?:any|have you|do you|did you|are you|were you|has there|is there|what about|how about)\\b");

    private Cues() {}

    private static Set<String> set(String words) {
        return Arrays.stream(words.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
    }

    private static String at(List<String> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i) : "";
    }

    /** @param words of a sentence; the concept stands at from (inclusive) to (exclusive) */
    static Judged judge(List<String> words, int from, int to) {
        boolean negated = false;
        boolean supposed = false;
        for (int i = from - 1; i >= 0 && !ENDS.contains(words.get(i)); i--) {
            String word = words.get(i);
            if (word.equals(",") && endsClause(words, i, from)) {
                break;
            }
            if (NEGATIONS.contains(word)) {
                String next = at(words, i + 1);
                boolean spoken = word.equals("not") || word.equals("never") || word.endsWith("n't");
                boolean near = from - i <= (spoken ? 8 : 60);
                boolean none = NO_NEGATION.contains(next) && i + 1 < from;
                boolean was = (next.equals("been") || next.equals("seen") || next.equals("taking")) && from - i <= 4;
                negated |= near && (!none || was);
            }
            supposed |= SUPPOSED.contains(word) && from - i <= 12;
        }
        negated |= isDeniedAfter(words, to);
        return new Judged(negated, isAnothers(words, from, to), supposed);
    }

    private static boolean endsClause(List<String> words, int comma, int from) {
        boolean clause = comma + 1 < from && CLAUSES.contains(at(words, comma + 1));
        return clause || (at(words, comma + 1).equals("and") && CONJOINED.contains(at(words, comma + 2)));
    }

    private static boolean isDeniedAfter(List<String> words, int to) {
        List<String> after = words.subList(Math.min(to, words.size()), Math.min(words.size(), to + 5));
        for (int j = 0; j < after.size(); j++) {
            String word = after.get(j);
            String next = at(after, j + 1);
            if (Set.of(",", ".", ";", "?", "!", "and", "but").contains(word)) {
                return false;
            }
            boolean denied = Set.of("negative", "absent", "none", "denied", "denies", "unlikely")
                    .contains(word);
            boolean notThere = word.equals("not")
                    && Set.of("present", "noted", "seen", "identified", "appreciated", "detected", "found", "reported")
                            .contains(next);
            if (denied || notThere || (word.equals(":") && answersNo(after, j))) {
                return true;
            }
        }
        return false;
    }

    private static boolean answersNo(List<String> after, int colon) {
        String next = at(after, colon + 1);
        String then = colon + 2 < after.size() ? after.get(colon + 2) : ".";
        return Set.of("none", "denies", "negative", "absent", "denied").contains(next)
                || ((next.equals("no") || next.equals("never"))
                        && Set.of(".", ",", ";").contains(then));
    }

    private static boolean isAnothers(List<String> words, int from, int to) {
        boolean named = words.subList(Math.max(0, from - 12), from).stream().anyMatch(OTHERS::contains);
        int last = 0;
        for (int k = 0; k < from; k++) {
            last = OTHERS.contains(words.get(k)) ? k : last;
        }
        boolean own = words.subList(Math.min(from, last + 1), from).stream().anyMatch(OWN::contains);
        List<String> after = words.subList(Math.min(to, words.size()), Math.min(words.size(), to + 5));
        boolean inKin = at(after, 0).equals("in")
                && Set.of("her", "his", "my").contains(at(after, 1))
                && after.stream().anyMatch(OTHERS::contains);
        return (named && !own) || inKin;
    }
}
