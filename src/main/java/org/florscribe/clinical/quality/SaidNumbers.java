package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.clinical.quality.NumberWords.Kind;

/** Which numbers a conversation holds, as digits or in words, and which a note states. */
final class SaidNumbers {

    /** @param at where it begins in the note */
    record Stated(String value, int at) {}

    private static final String WORDS =
            "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
                    + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|oh";
    private static final Pattern TOKEN =
            Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+|\\.\\d+|\\d+|[a-z]+(?:'[a-z]+)?");
    private static final Pattern SPOKEN_POINT =
            Pattern.compile("\\b(" + WORDS + "|\\d+)\\s?\\.\\s(?=(?:" + WORDS + "|\\d)\\b)");
    private static final Pattern GLUED = Pattern.compile("(?<=[a-z])(?=\\d)|(?<=\\d)(?=[a-z])");
    private static final Pattern HALF_MORE = Pattern.compile(
            "\\b(\\d+|[a-z]+)\\s+(?:years?|hours?|months?|weeks?|days?|miles?|times?|percent)\\s+and\\s+a\\s+half\\b");
    private static final Pattern LONE_POINT = Pattern.compile("(?<=[a-z])\\s?\\.\\s?(" + WORDS + "|\\d)\\b");
    private static final Pattern ONE_AND_HALF = Pattern.compile("\\b(?:a|an|one|per) \\w+ and a half\\b");
    private static final Pattern HALF_HOUR = Pattern.compile("\\bhalf (?:an )?hour\\b");
    private static final Pattern DECADE = Pattern.compile("\\b(\\d+)\\s*s\\b");
    private static final Pattern NO_NUMBER = Pattern.compile(
            "(?<=\\d)\\s?/\\s?10\\b(?!/)|[A-Za-z]+-?\\d[\\w./-]*|\\d+(?:st|nd|rd|th)\\b(?=\\s+(?:digit|toe|finger|metatarsal|metacarpal|cranial|intercostal))|^\\s*\\d{1,2}[.)]\\s",
            Pattern.MULTILINE);
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.])\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|(?<![A-Za-z.])\\d+(?:\\.\\d+)?|(?<!\\w)\\.\\d+");
    private static final Map<String, String> LONE = Map.ofEntries(
            Map.entry("once", "1"),
            Map.entry("twice", "2"),
            Map.entry("thrice", "3"),
            Map.entry("couple", "2"),
            Map.entry("both", "2"),
            Map.entry("pair", "2"),
            Map.entry("single", "1"),
            Map.entry("dozen", "12"),
            Map.entry("half", "0.5"),
            Map.entry("quarter", "0.25"),
            Map.entry("ii", "2"),
            Map.entry("iii", "3"),
            Map.entry("double", "2"),
            Map.entry("bilateral", "2"),
            Map.entry("bilaterally", "2"),
            Map.entry("daily", "1"),
            Map.entry("biweekly", "2"));
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final List<String> DECADES =
            List.of("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties");

    private SaidNumbers() {}

    /** "098.60" is 98.6, "1,000" 1000. */
    static String canonical(String value) {
        String text = value.replace(",", "");
        text = text.startsWith(".") ? "0" + text : text;
        if (text.contains(".")) {
            text = text.replaceFirst("0+$", "").replaceFirst("\\.$", "");
        }
        int point = text.indexOf('.');
        String whole = (point < 0 ? text : text.substring(0, point)).replaceFirst("^0+", "");
        return (whole.isEmpty() ? "0" : whole) + (point < 0 ? "" : text.substring(point));
    }

    static Set<String> in(List<String> said) {
        Set<String> out = new HashSet<>(Set.of("1"));
        said.forEach(text -> read(out, text));
        return out;
    }

    private static void read(Set<String> out, String text) {
        String lower = text.toLowerCase(Locale.ROOT)
                .replace('-', ' ')
                .replace('/', ' ')
                .replace('%', ' ')
                .replace("hundreds", "hundred");
        lower = SPOKEN_POINT.matcher(lower).replaceAll("$1 point ");
        List<String> run = new ArrayList<>();
        Matcher m = TOKEN.matcher(GLUED.matcher(lower).replaceAll(" "));
        while (m.find()) {
            String token = m.group();
            Kind kind = NumberWords.kind(token);
            boolean point = token.equals("point") || token.equals("dot");
            if (kind != Kind.NONE && !(kind == Kind.GLUE && run.isEmpty() && !point)) {
                run.add(token);
            } else {
                close(out, run, token);
                lone(out, token);
            }
        }
        close(out, run, "");
        halves(out, lower);
    }

    private static void close(Set<String> out, List<String> run, String after) {
        if (!run.isEmpty()) {
            SpokenReadings.add(out, run);
            String last = run.get(run.size() - 1);
            if (after.equals("half") && (last.equals("a") || last.equals("and"))) {
                List<String> groups = NumberWords.groups(run.stream()
                        .filter(word -> !word.equals("a") && !word.equals("and"))
                        .toList());
                if (!groups.isEmpty() && SpokenReadings.isWhole(groups.get(groups.size() - 1))) {
                    out.add(canonical(groups.get(groups.size() - 1) + ".5"));
                }
            }
        }
        run.clear();
    }

    private static void lone(Set<String> out, String token) {
        if (LONE.containsKey(token)) {
            out.add(LONE.getOrDefault(token, ""));
        }
        for (int i = 0; i < MONTHS.size(); i++) {
            boolean named =
                    token.equals(MONTHS.get(i)) || token.equals(MONTHS.get(i).substring(0, 3));
            if (named || (i == 8 && token.equals("sept"))) {
                out.add(Integer.toString(i + 1));
            }
        }
        if (DECADES.contains(token)) {
            out.add(Integer.toString(20 + 10 * DECADES.indexOf(token)));
        }
    }

    private static void halves(Set<String> out, String lower) {
        Matcher more = HALF_MORE.matcher(lower);
        while (more.find()) {
            String base = more.group(1);
            boolean one = base.equals("a") || base.equals("an");
            List<String> groups = NumberWords.kind(base) == Kind.WORD || NumberWords.kind(base) == Kind.DIGITS
                    ? NumberWords.groups(List.of(base))
                    : List.of();
            if (one || !groups.isEmpty()) {
                out.add(canonical((one ? "1" : groups.get(0)) + ".5"));
            }
        }
        Matcher point = LONE_POINT.matcher(lower);
        while (point.find()) {
            NumberWords.groups(List.of(point.group(1))).forEach(group -> out.add(canonical("0." + group)));
        }
        if (ONE_AND_HALF.matcher(lower).find()) {
            out.add("1.5");
        }
        if (HALF_HOUR.matcher(lower).find()) {
            out.add("30");
        }
        Matcher decade = DECADE.matcher(lower);
        while (decade.find()) {
            out.add(canonical(decade.group(1)));
        }
    }

    /** Names with digits (A1c, L5, COVID-19) and marks of lists are no numbers. */
    static List<Stated> stated(String note) {
        Matcher names = NO_NUMBER.matcher(note);
        String masked = names.replaceAll(match -> " ".repeat(match.group().length()));
        List<Stated> out = new ArrayList<>();
        Matcher m = NUMBER.matcher(masked);
        while (m.find()) {
            out.add(new Stated(canonical(m.group()), m.start()));
        }
        return out;
    }
}
