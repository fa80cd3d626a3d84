package org.florscribe.adapter.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts speech into sentences: at its marks, and where there are none, where speakers usually begin anew. */
public final class Sentences {

    private static final Pattern END = Pattern.compile("(?<=[.?!;])\\s+");
    private static final Pattern SHORTENED =
            Pattern.compile("(?:^|\\s)(?:dr|mr|mrs|ms|vs|st|no|jr|sr)\\.$", Pattern.CASE_INSENSITIVE);
    private static final int LONG = 12;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 600;
    private static final int MOST_WORDS = 90;

    private static final Set<String> OPENERS =
            Set.of("okay", "ok", "alright", "anyway", "anyways", "yeah", "yep", "yes", "nope");
    private static final Set<String> CONTRACTED = WordSet.of("""
            i'm i've i'll i'd it's that's there's you're you've we're we'll we've let's he's she's they're
            they've you'll
            """);
    private static final Set<String> SUBJECTS =
            Set.of("i", "you", "we", "it", "there", "he", "she", "they", "that", "this");
    private static final Set<String> FINITE = WordSet.of("""
            am is are was were do does don't doesn't did didn't have haven't has hasn't had will would want
            think can can't could couldn't know see just really also need feel felt noticed appreciate hear
            should guess went took take got tried understand agree recommend looked reviewed still usually never
            always actually started suspect believe said thought hurt hurts seems looks sounds may might came
            used like wake woke
            """);
    private static final Set<String> BINDS = WordSet.of("""
            when if that because 'cause cause what which who how where before after while since than as and but
            or think know said say guess believe feel felt hope sure see like until though although whenever
            every time thing things way everything all whatever unless once mean told glad sorry why whether so
            first then medications medication now wish is was of with to for in on from about not well suspect
            sounds looks says where's anything something have do did are were has does can could would will
            should let whereas even the a my your make makes let's thought appears seems notice noticed any no
            both
            """);
    private static final Set<String> OWNERS = Set.of("your", "his", "her", "the", "my", "physical");
    private static final Set<String> EXAM_BINDS = WordSet.of(
            "on a an quick brief little do did for of with physical full focused your the my during upon this that to and from get in");
    private static final Set<String> EXAMINED = WordSet.of(
            "neck heart lung lungs abdomen belly abdominal back skin knee shoulder eye ear throat neuro neurological extremity musculoskeletal cardiac respiratory");
    private static final Set<String> IMPERATIVES = Set.of("continue", "avoid", "call");
    private static final Set<String> VERBS = WordSet.of("""
            shows showed show sounds sound look appear appears go goes going come coming stay help helps been be being
            having get gets getting keep make makes give gave put told tell let come run runs worked work works works
            continue increase start order follow use check call
            """);
    private static final Set<String> ASKING =
            Set.of("do", "did", "have", "are", "were", "has", "is", "does", "can", "any", "what", "how");

    private Sentences() {}

    /** @param text after {@link NaturalText}, {@link Disfluency} and {@link SpokenNumbers} */
    public static List<String> of(String text) {
        List<String> out = new ArrayList<>();
        StringBuilder held = new StringBuilder();
        for (String piece : END.split(text, -1)) {
            held.append(held.length() > 0 ? " " : "").append(piece);
            if (!SHORTENED.matcher(piece).find()) {
                add(out, held.toString().strip());
                held.setLength(0);
            }
        }
        add(out, held.toString().strip());
        return out;
    }

    private static void add(List<String> out, String sentence) {
        if (sentence.isEmpty()) {
            return;
        }
        if (sentence.length() > LONGEST) {
            chunks(out, sentence);
        } else if (isLoose(sentence)) {
            out.addAll(loose(sentence));
        } else {
            out.add(sentence);
        }
    }

    /** No sentence is this long: it is cut by count of words. */
    private static void chunks(List<String> out, String sentence) {
        List<String> parts = isLoose(sentence) ? loose(sentence) : List.of(sentence);
        for (String part : parts) {
            List<String> words = List.of(part.split(" ", -1));
            for (int from = 0; from < words.size(); from += MOST_WORDS) {
                out.add(String.join(" ", words.subList(from, Math.min(words.size(), from + MOST_WORDS))));
            }
        }
    }

    private static boolean isLoose(String sentence) {
        int words = sentence.split(" ", -1).length;
        long commas = sentence.chars().filter(c -> c == ',').count();
        return words > LONG && commas * 14 < words;
    }

    private static List<String> loose(String sentence) {
        List<String> words = List.of(sentence.split(" ", -1));
        List<String> out = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < words.size(); i++) {
            boolean whole = OPENERS.contains(bare(words.get(i))) || hasVerb(words, from, i);
            if (examines(words, i) || (i - from >= SHORTEST && whole && begins(words, i))) {
                out.add(String.join(" ", words.subList(from, i)));
                from = i;
            }
        }
        out.add(String.join(" ", words.subList(from, words.size())));
        return out;
    }

    /** "on your heart exam", "neck exam": opens what was found there. */
    private static boolean examines(List<String> words, int i) {
        String word = bare(words.get(i));
        String before = bare(words.get(i - 1));
        boolean on = word.equals("on") && i + 1 < words.size() && OWNERS.contains(bare(words.get(i + 1)));
        boolean owner = OWNERS.contains(word) && !EXAM_BINDS.contains(before);
        boolean bare = EXAMINED.contains(word)
                && !OWNERS.contains(before)
                && !EXAM_BINDS.contains(before)
                && !EXAMINED.contains(before);
        int reach = on ? 6 : owner ? 3 : bare ? 2 : 0;
        for (int k = i + 1; k < Math.min(words.size(), i + reach); k++) {
            if (bare(words.get(k)).startsWith("exam") && !bare(words.get(k)).equals("examine")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasVerb(List<String> words, int from, int to) {
        for (int i = from; i < to; i++) {
            String word = bare(words.get(i));
            if (FINITE.contains(word)
                    || CONTRACTED.contains(word)
                    || VERBS.contains(word)
                    || (word.endsWith("ed") && word.length() > 4)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(List<String> words, int i) {
        String word = bare(words.get(i));
        String before = bare(words.get(i - 1));
        String next = i + 1 < words.size() ? bare(words.get(i + 1)) : "";
        if (OPENERS.contains(word)) {
            return !(word.equals("okay") && BINDS.contains(before));
        }
        if (word.equals("so") || word.equals("now") || word.equals("but")) {
            return startsClause(next)
                    || (word.equals("so")
                            && (next.equals("let's")
                                    || next.equals("let")
                                    || next.equals("for")
                                    || next.equals("on")
                                    || next.equals("the")))
                    || (word.equals("now")
                            && (next.equals("on") || next.equals("for") || next.equals("your") || next.equals("let")));
        }
        if (word.equals("and")) {
            String third = i + 2 < words.size() ? bare(words.get(i + 2)) : "";
            return (startsClause(next) && !next.equals("that"))
                    || next.equals("then")
                    || ((next.equals("your") || next.equals("the") || next.equals("my"))
                            && !third.isEmpty()
                            && finiteAhead(words, i + 2))
                    || (next.equals("for") && (third.equals("your") || third.equals("the")))
                    || (ASKING.contains(next) && SUBJECTS.contains(third));
        }
        if (BINDS.contains(before)) {
            return false;
        }
        if (IMPERATIVES.contains(word)) {
            return !SUBJECTS.contains(before)
                    && !before.endsWith("n't")
                    && !before.equals("just")
                    && !before.equals("also");
        }
        if (CONTRACTED.contains(word)) {
            return true;
        }
        if (word.equals("your") || word.equals("my")) {
            return finiteAhead(words, i + 1) && !before.endsWith("ing") && !before.endsWith("ed");
        }
        boolean open = word.equals("what") || word.equals("how");
        boolean asks = ASKING.contains(word) && !open && SUBJECTS.contains(next) && !SUBJECTS.contains(before);
        return asks
                || (SUBJECTS.contains(word) && FINITE.contains(next) && !(word.equals("that") || word.equals("this")));
    }

    private static boolean startsClause(String word) {
        return CONTRACTED.contains(word) || SUBJECTS.contains(word);
    }

    /** Whether a verb follows a noun of one to three words: "your lungs are". */
    private static boolean finiteAhead(List<String> words, int from) {
        for (int i = from + 1; i < Math.min(words.size(), from + 4); i++) {
            String word = bare(words.get(i));
            if (word.equals("is")
                    || word.equals("are")
                    || word.equals("was")
                    || word.equals("were")
                    || word.equals("looks")
                    || word.equals("shows")
                    || word.equals("showed")
                    || word.equals("has")
                    || word.equals("look")) {
                return true;
            }
            if (BINDS.contains(word)) {
                return false;
            }
        }
        return false;
    }

    private static String bare(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && !isLetter(word.charAt(from))) {
            from++;
        }
        int end = from;
        while (end < to && isLetter(word.charAt(end))) {
            end++;
        }
        return from == end ? word : word.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
    }
}
