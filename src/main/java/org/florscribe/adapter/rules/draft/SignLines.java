package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.finding.ExamReader;
import org.florscribe.adapter.rules.finding.Mention;
import org.florscribe.clinical.extraction.Assertion;

/** What a run of speech finds on examination, put shortly: "No murmurs, rubs, or gallops." */
final class SignLines {

    private static final Pattern DEGREE = Pattern.compile(
            "\\b((?:grade )?\\d/6|\\d\\+|trace|mild|moderate|severe|slight|minimal|faint|significant)(?: bit of)? ");

    private SignLines() {}

    /** @return by organ system, in the order the signs were named; empty when there are none */
    static Map<String, String> of(List<Mention> signs) {
        Map<String, Set<String>> present = new LinkedHashMap<>();
        Map<String, Set<String>> absent = new LinkedHashMap<>();
        List<String> systems = new ArrayList<>();
        for (Mention sign : signs) {
            boolean there = sign.context().assertion() == Assertion.PRESENT;
            (there ? present : absent)
                    .computeIfAbsent(sign.group(), system -> new LinkedHashSet<>())
                    .add(wording(sign));
            if (!systems.contains(sign.group())) {
                systems.add(sign.group());
            }
        }
        Map<String, String> out = new LinkedHashMap<>();
        for (String system : systems) {
            StringBuilder text = new StringBuilder();
            if (present.containsKey(system)) {
                text.append(Spelling.sentence(Spelling.list(List.copyOf(present.get(system)), "and")));
            }
            if (absent.containsKey(system)) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(Spelling.sentence("no " + Spelling.list(List.copyOf(absent.get(system)), "or")));
            }
            out.put(system, text.toString());
        }
        return out;
    }

    /** A test is positive; a sign is simply there, in the degree that was said right before it. */
    private static String wording(Mention sign) {
        String term = degree(sign) + sign.term();
        boolean test = term.endsWith(" test") || term.endsWith(" sign") || term.equals("straight leg raise");
        return test ? "positive " + term : term;
    }

    private static String degree(Mention sign) {
        Matcher m = DEGREE.matcher(sign.line().lower());
        String head = sign.term().substring(sign.term().lastIndexOf(' ') + 1);
        while (m.find()) {
            if (sign.line().lower().startsWith(head, m.end())
                    || sign.line().lower().startsWith(sign.term(), m.end())) {
                return m.group(1) + " ";
            }
        }
        return "";
    }

    static List<Mention> in(Line line) {
        List<Mention> out = new ArrayList<>();
        ExamReader.examined(out, line);
        return out;
    }
}
