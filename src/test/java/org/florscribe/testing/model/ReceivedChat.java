package org.florscribe.testing.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.florscribe.testing.FaultyServer;

/**
 * One request that was allowed.
 *
 * @param headers lower case; those that come once
 * @param path with its query
 */
public record ReceivedChat(JsonNode body, Map<String, String> headers, String path) {

    private static final Pattern BLOCK =
            Pattern.compile("BEGIN MATERIAL (\\w+)\\n(.*?)\\nEND MATERIAL \\1", Pattern.DOTALL);

    public ReceivedChat {
        headers = Map.copyOf(headers);
    }

    /** One line that was said. */
    public record Line(String id, String role, String text) {}

    /** All words of one role, in order. */
    public List<String> words(String role) {
        List<String> words = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            if (message.path("role").asText().equals(role)) {
                words.add(message.path("content").asText());
            }
        }
        return words;
    }

    /** What was sent of the visit; missing when the block is not whole. */
    public JsonNode material() {
        return material(words("user").get(0));
    }

    static JsonNode material(String words) {
        Matcher block = BLOCK.matcher(words);
        try {
            return block.find() ? FaultyServer.JSON.readTree(block.group(2)) : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Line> utterances() {
        return lines(material());
    }

    static List<Line> lines(JsonNode material) {
        return StreamSupport.stream(material.path("utterances").spliterator(), false)
                .map(it -> new Line(
                        it.path("id").asText(),
                        it.path("role").asText(),
                        it.path("text").asText()))
                .toList();
    }

    /** How often an unusable answer was held against it. */
    public int repairs() {
        return words("user").size() - 1;
    }

    /** The schema of the answer, wherever it was said. */
    public JsonNode schema() {
        JsonNode schema = body.at("/response_format/json_schema/schema");
        if (schema.isObject()) {
            return schema;
        }
        String said = words("system").get(0);
        int at = said.indexOf("THE SCHEMA\n");
        try {
            return at < 0
                    ? MissingNode.getInstance()
                    : FaultyServer.JSON.readTree(said.substring(at + "THE SCHEMA\n".length()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which work it is: {@code findings}, {@code sections} or {@code verdicts}. */
    public String task() {
        JsonNode properties = schema().path("properties");
        return List.of("findings", "sections", "verdicts").stream()
                .filter(properties::has)
                .findFirst()
                .orElse("");
    }

    /** The sections that are asked for. */
    public List<String> sections() {
        List<String> codes = new ArrayList<>();
        schema().at("/properties/sections/items/properties/code/enum").forEach(it -> codes.add(it.asText()));
        return codes;
    }

    static Map<String, String> sorted(Map<String, List<String>> headers) {
        Map<String, String> once = new TreeMap<>();
        headers.forEach((name, values) -> once.put(
                name.toLowerCase(java.util.Locale.ROOT),
                Optional.ofNullable(values.get(0)).orElse("")));
        return once;
    }

    @Override
    public String toString() {
        return "ReceivedChat[" + path + "]";
    }
}
