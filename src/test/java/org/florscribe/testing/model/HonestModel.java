package org.florscribe.testing.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.testing.FaultyServer;
import org.florscribe.testing.model.ReceivedChat.Line;

/** Finds a few words that it knows, writes down the lines they stand in, and judges by shared words: all from what it is sent. */
final class HonestModel {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("headache", "SYMPTOM"),
            Map.entry("sore throat", "SYMPTOM"),
            Map.entry("cough", "SYMPTOM"),
            Map.entry("fever", "SYMPTOM"),
            Map.entry("chest pain", "SYMPTOM"),
            Map.entry("dizziness", "SYMPTOM"),
            Map.entry("knee pain", "SYMPTOM"),
            Map.entry("diabetes", "CONDITION"),
            Map.entry("asthma", "CONDITION"),
            Map.entry("penicillin", "ALLERGY"),
            Map.entry("ibuprofen", "MEDICATION"),
            Map.entry("metformin", "MEDICATION"),
            Map.entry("lisinopril", "MEDICATION"),
            Map.entry("amoxicillin", "MEDICATION"),
            Map.entry("blood pressure", "VITAL"),
            Map.entry("lungs", "EXAM"),
            Map.entry("blood test", "ORDER"),
            Map.entry("x-ray", "ORDER"),
            Map.entry("come back", "FOLLOW_UP"));

    private static final Map<String, List<String>> SECTIONS = Map.ofEntries(
            Map.entry("SYMPTOM", List.of("HISTORY_OF_PRESENT_ILLNESS", "SESSION_DATA", "INTERVAL_HISTORY", "BEHAVIOR")),
            Map.entry("CONDITION", List.of("HISTORY_OF_PRESENT_ILLNESS", "SESSION_DATA", "INTERVAL_HISTORY")),
            Map.entry("ALLERGY", List.of("HISTORY_OF_PRESENT_ILLNESS", "SESSION_DATA")),
            Map.entry("VITAL", List.of("PHYSICAL_EXAM", "VITAL_SIGNS")),
            Map.entry("EXAM", List.of("PHYSICAL_EXAM")),
            Map.entry("MEDICATION", List.of("ASSESSMENT_AND_PLAN", "PLAN")),
            Map.entry("ORDER", List.of("ASSESSMENT_AND_PLAN", "PLAN")),
            Map.entry("FOLLOW_UP", List.of("ASSESSMENT_AND_PLAN", "PLAN")));

    private static final Pattern DENIED = Pattern.compile("(?i)\\b(no|not|never|don't|doesn't|without)\\b");
    private static final Pattern FAMILY = Pattern.compile("(?i)\\bmy (mother|father|brother|sister|son|daughter)\\b");
    private static final Pattern DOSE = Pattern.compile("(?i)(\\d+) ?(mg|milligrams)\\b");

    private HonestModel() {}

    /** @param material what it read of it */
    static ObjectNode answer(String task, JsonNode material, List<String> codes) {
        ObjectNode answer = FaultyServer.JSON.createObjectNode();
        ObjectNode seen = answer.putObject("seen");
        seen.put("start", material.path("start").asText());
        seen.put("end", material.path("end").asText());
        switch (task) {
            case "findings" -> findings(answer.putArray("findings"), material);
            case "sections" -> sections(answer.putArray("sections"), material, codes);
            default -> verdicts(answer.putArray("verdicts"), material);
        }
        return answer;
    }

    private record Hit(String term, String kind, Line line) {}

    private static List<Hit> hits(JsonNode material) {
        List<Hit> hits = new ArrayList<>();
        for (Line line : ReceivedChat.lines(material)) {
            String text = line.text().toLowerCase(Locale.ROOT);
            KINDS.keySet().stream()
                    .sorted()
                    .filter(text::contains)
                    .filter(term -> !text.endsWith("?"))
                    .forEach(term -> hits.add(new Hit(term, KINDS.getOrDefault(term, ""), line)));
        }
        return hits;
    }

    private static void findings(ArrayNode findings, JsonNode material) {
        for (Hit hit : hits(material)) {
            String text = hit.line().text();
            ObjectNode finding = findings.addObject();
            finding.putArray("evidence").add(hit.line().id());
            finding.put("kind", hit.kind());
            finding.put("text", hit.term());
            finding.put("assertion", DENIED.matcher(text).find() ? "ABSENT" : "PRESENT");
            finding.put("experiencer", FAMILY.matcher(text).find() ? "FAMILY" : "PATIENT");
            boolean planned = hit.kind().equals("ORDER") || hit.kind().equals("FOLLOW_UP");
            finding.put("temporality", planned ? "PLANNED" : "CURRENT");
            finding.put(
                    "orderType",
                    switch (hit.term()) {
                        case "x-ray" -> "IMAGING";
                        case "blood test" -> "LAB";
                        case "come back" -> "FOLLOWUP";
                        default -> "NONE";
                    });
            for (String none : List.of("value", "unit", "route", "frequency", "laterality")) {
                finding.putNull(none);
            }
            Matcher dose = DOSE.matcher(text);
            if (hit.kind().equals("MEDICATION") && dose.find()) {
                finding.put("dose", dose.group(1) + " mg");
            } else {
                finding.putNull("dose");
            }
        }
    }

    private static void sections(ArrayNode sections, JsonNode material, List<String> codes) {
        Set<String> written = new HashSet<>();
        material.path("written").forEach(it -> written.add(it.path("text").asText()));
        for (String code : codes) {
            ObjectNode section = sections.addObject().put("code", code);
            ArrayNode sentences = section.putArray("sentences");
            Set<Line> lines = new LinkedHashSet<>();
            hits(material).stream()
                    .filter(hit -> SECTIONS.getOrDefault(hit.kind(), List.of()).contains(code))
                    .forEach(hit -> lines.add(hit.line()));
            lines.stream()
                    .filter(line -> !written.contains(line.text()))
                    .forEach(line -> sentence(sentences, line.text(), line.id()));
        }
    }

    static void sentence(ArrayNode sentences, String text, String id) {
        ObjectNode sentence = sentences.addObject();
        sentence.putArray("evidence").add(id);
        sentence.put("text", text);
    }

    private static void verdicts(ArrayNode verdicts, JsonNode material) {
        for (JsonNode claim : material.path("claims")) {
            StringBuilder cited = new StringBuilder();
            ReceivedChat.lines(material).stream()
                    .filter(line -> contains(claim.path("evidence"), line.id()))
                    .forEach(line -> cited.append(line.text()).append(' '));
            material.path("notes").forEach(note -> {
                if (contains(claim.path("evidence"), note.path("id").asText())) {
                    cited.append(note.path("text").asText()).append(' ');
                }
            });
            String heard = cited.toString().strip();
            verdicts.addObject()
                    .put("claim", claim.path("id").asText())
                    .put("quote", quote(heard).orElse(""))
                    .put("verdict", verdict(claim.path("text").asText(), heard));
        }
    }

    private static String verdict(String claim, String heard) {
        if (!words(heard).containsAll(words(claim))) {
            return "NOT_HEARD";
        }
        return DENIED.matcher(claim).find() == DENIED.matcher(heard).find() ? "SUPPORTED" : "CONTRADICTED";
    }

    static Optional<String> quote(String heard) {
        return Optional.of(heard.split("(?<=[.?!]) ", 2)[0]).filter(it -> !it.isEmpty());
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> word.length() > 3 || word.matches("\\d+"))
                .toList());
    }

    private static boolean contains(JsonNode list, String value) {
        for (JsonNode one : list) {
            if (one.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }
}
