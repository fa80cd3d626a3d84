package org.florscribe.adapter.rules.chart;

import java.util.List;
import java.util.regex.Pattern;

/** Writes spoken short forms out: "don't" as "do not", "it's been" as "it has been". */
public final class Contractions {

    private record Rule(Pattern pattern, String written) {

        Rule(String pattern, String written) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), written);
        }
    }

    private static final String HAS =
            "(been|had|gotten|got|gone|become|started|done|taken|helped|improved|lost|gained|noticed|just been|always been|never been|really been|also been)";
    private static final List<Rule> RULES = List.of(
            new Rule("\\bcan't\\b", "cannot"),
            new Rule("\\bwon't\\b", "will not"),
            new Rule("\\bain't\\b", "is not"),
            new Rule("\\b(\\w+)n't\\b", "$1 not"),
            new Rule("\\b(it|that|there|he|she|what|who)'s " + HAS + "\\b", "$1 has $2"),
            new Rule("\\b(it|that|there|he|she|what|where|who|how|here)'s\\b", "$1 is"),
            new Rule("\\bi'm\\b", "i am"),
            new Rule("\\b(\\w+)'ve\\b", "$1 have"),
            new Rule("\\b(\\w+)'re\\b", "$1 are"),
            new Rule("\\b(\\w+)'ll\\b", "$1 will"),
            new Rule("\\b(\\w+)'d (been|had|gotten|noticed|already|never)\\b", "$1 had $2"),
            new Rule("\\b(i|you|he|she|we|they|it)'d\\b", "$1 would"),
            new Rule("\\b'cause\\b", "because"),
            new Rule("(?<=\\s|^)'cause\\b", "because"),
            new Rule("\\bkinda\\b", "kind of"));

    private Contractions() {}

    public static String written(String text) {
        String out = text;
        for (Rule rule : RULES) {
            out = rule.pattern.matcher(out).replaceAll(rule.written);
        }
        return out;
    }
}
