package org.florscribe.adapter.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.adapter.rules.text.Stem;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.extraction.Finding;

/** A finding that was annotated by hand; what counts as found is told beside the lists. */
record GoldFinding(
        String visit,
        String kind,
        List<String> concept,
        List<String> assertion,
        List<String> experiencer,
        List<String> temporality,
        List<String> value,
        List<String> utterances,
        boolean required) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SIDES = Set.of("left", "right", "bilateral");
    private static final Set<String> LITTLE =
            Set.of("of", "the", "a", "an", "in", "with", "to", "and", "or", "at", "on", "for", "when", "is", "are");

    /** @param part train or valid */
    static List<GoldFinding> read(String part) throws IOException {
        String path = "/findings/" + part + ".jsonl";
        List<GoldFinding> out = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(GoldFinding.class.getResourceAsStream(path), path);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode one = JSON.readTree(line);
                out.add(new GoldFinding(
                        one.get("visit").asText(),
                        one.get("kind").asText(),
                        texts(one, "concept"),
                        texts(one, "assertion"),
                        texts(one, "experiencer"),
                        texts(one, "temporality"),
                        texts(one, "value"),
                        texts(one, "utterances").stream().map(n -> "u" + n).toList(),
                        one.get("required").asBoolean()));
            }
        }
        return out;
    }

    private static List<String> texts(JsonNode node, String field) {
        List<String> out = new ArrayList<>();
        node.get(field).forEach(value -> out.add(value.asText()));
        return out;
    }

    boolean isFoundBy(Finding finding) {
        return finding.kind().name().equals(kind)
                && assertion.contains(finding.assertion().name())
                && experiencer.contains(finding.experiencer().name())
                && temporality.contains(finding.temporality().name())
                && concept.stream().anyMatch(name -> isAlike(name, finding.text()))
                && finding.evidence().stream().anyMatch(utterances::contains)
                && value.stream().allMatch(amount -> isGiven(amount, finding.details()));
    }

    private static boolean isAlike(String name, String found) {
        Set<String> wanted = content(name);
        Set<String> said = content(found);
        Set<String> sides = new HashSet<>(SIDES);
        sides.retainAll(wanted);
        boolean otherSide = !sides.isEmpty()
                && SIDES.stream().anyMatch(said::contains)
                && sides.stream().noneMatch(said::contains);
        return !otherSide && (said.containsAll(wanted) || wanted.containsAll(said));
    }

    private static Set<String> content(String text) {
        return Word.of(text.toLowerCase(Locale.ROOT).replace("follow-up", "follow up")).stream()
                .filter(word -> !word.isMark() && !LITTLE.contains(word.lower()))
                .map(word -> Stem.of(word.lower()))
                .collect(Collectors.toSet());
    }

    private static boolean isGiven(String amount, Finding.Details details) {
        String wanted = " " + amount.toLowerCase(Locale.ROOT) + " ";
        return Stream.of(details.value(), details.dose(), details.frequency())
                .flatMap(Optional::stream)
                .map(said -> " " + said.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "0.") + " ")
                .anyMatch(said -> said.contains(wanted.replace(" .", " 0.")) || wanted.contains(said));
    }

    @Override
    public String toString() {
        return visit + " " + kind + " " + concept + " " + assertion + experiencer + temporality + value + utterances;
    }
}
