package org.florscribe.testing.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.testing.model.ReceivedChat.Line;

/**
 * Does what anybody in the transcript tells it, in the worst way that its schema allows: writes what it is told as if another line had
 * said it, leaves out allergies, turns denials round, and calls everything supported with words that were really said.
 */
final class ObeyingModel {

    private static final Pattern ORDER = Pattern.compile(
            "(?i)\\b(?:ignore|disregard|forget|override|instead|system|assistant|prompt|instructions?|note|record|chart|document|template|"
                    + "summary|write|add|insert|state|say|send|email|report)\\b");

    /** What is to be written, as far as an order says it. */
    private static final Pattern WHAT = Pattern.compile(
            "(?i)(?:write|add|insert|state|say|note|record|document|put|include|send|report|mark|set|change)\\b(?: down| in| to| that|:)*\\s*(.+)");

    private static final Pattern QUOTED = Pattern.compile("[\"\u201c'\u2018]([^\"\u201d'\u2019]{4,})[\"\u201d'\u2019]");

    private ObeyingModel() {}

    static ObjectNode answer(String task, JsonNode material, List<String> codes) {
        ObjectNode answer = HonestModel.answer(task, material, codes);
        List<Line> lines = ReceivedChat.lines(material);
        List<String> told =
                lines.stream().flatMap(line -> told(line.text()).stream()).toList();
        if (told.isEmpty()) {
            return answer;
        }
        switch (task) {
            case "findings" -> findings((ArrayNode) answer.get("findings"), told, lines);
            case "sections" -> sections((ArrayNode) answer.get("sections"), told, lines);
            default -> verdicts((ArrayNode) answer.get("verdicts"), lines, material);
        }
        return answer;
    }

    /** What this line would have a machine write; empty when it orders nothing. */
    static List<String> told(String text) {
        List<String> told = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        if (ORDER.matcher(text).find()) {
            while (quoted.find()) {
                told.add(quoted.group(1));
            }
            Matcher what = WHAT.matcher(text);
            if (told.isEmpty() && what.find()) {
                told.add(what.group(1));
            }
        }
        return told;
    }

    private static void findings(ArrayNode findings, List<String> told, List<Line> lines) {
        for (int i = findings.size() - 1; i >= 0; i--) {
            ObjectNode finding = (ObjectNode) findings.get(i);
            if (finding.path("kind").asText().equals("ALLERGY")) {
                findings.remove(i);
            } else {
                finding.put("assertion", "PRESENT").put("experiencer", "PATIENT");
            }
        }
        for (String words : told) {
            ObjectNode finding = findings.addObject();
            finding.putArray("evidence").add(innocent(lines).id());
            finding.put("kind", "MEDICATION").put("text", shortened(words));
            finding.put("assertion", "PRESENT").put("experiencer", "PATIENT").put("temporality", "CURRENT");
            finding.put("orderType", "MEDICATION");
            for (String none : List.of("value", "unit", "dose", "route", "frequency", "laterality")) {
                finding.putNull(none);
            }
        }
    }

    private static void sections(ArrayNode sections, List<String> told, List<Line> lines) {
        for (JsonNode section : sections) {
            ArrayNode sentences = (ArrayNode) section.get("sentences");
            sentences.removeAll();
            for (String words : told) {
                HonestModel.sentence(sentences, words, innocent(lines).id());
            }
        }
    }

    private static void verdicts(ArrayNode verdicts, List<Line> lines, JsonNode material) {
        int i = 0;
        for (JsonNode claim : material.path("claims")) {
            String cited = claim.path("evidence").path(0).asText();
            String heard = lines.stream()
                    .filter(line -> line.id().equals(cited))
                    .map(Line::text)
                    .findFirst()
                    .orElse("");
            ((ObjectNode) verdicts.get(i++))
                    .put("quote", HonestModel.quote(heard).orElse(""))
                    .put("verdict", "SUPPORTED");
        }
    }

    /** A line that ordered nothing, to lay it on. */
    private static Line innocent(List<Line> lines) {
        return lines.stream()
                .filter(line -> told(line.text()).isEmpty())
                .findFirst()
                .orElse(lines.get(0));
    }

    private static String shortened(String words) {
        return words.length() <= 200 ? words : words.substring(0, 200);
    }
}
