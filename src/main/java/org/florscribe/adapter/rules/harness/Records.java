package org.florscribe.adapter.rules.harness;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads and writes the harness's files: JSON objects with an {@code id}. */
final class Records {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> DIALOGUES = List.of("dialogue", "utterances", "segments", "turns");

    private Records() {}

    /** JSON lines, a JSON list, a single JSON object, or a folder of {@code ID.txt}, {@code ID.json} and JSON lines. */
    static List<ObjectNode> read(Path path) throws IOException {
        List<ObjectNode> out = new ArrayList<>();
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : files.sorted().toList()) {
                    out.addAll(inFolder(file));
                }
            }
            return out;
        }
        try (JsonParser parser = JSON.createParser(path.toFile());
                MappingIterator<JsonNode> nodes = JSON.readValues(parser, JsonNode.class)) {
            while (nodes.hasNextValue()) {
                add(out, nodes.nextValue());
            }
        }
        return out;
    }

    private static List<ObjectNode> inFolder(Path file) throws IOException {
        String name = file.getFileName().toString();
        String id = name.replaceFirst("\\.[a-z]+$", "");
        if (name.endsWith(".txt") || name.endsWith(".md")) {
            ObjectNode one = JSON.createObjectNode();
            one.put("id", id);
            one.put("note", Files.readString(file));
            return List.of(one);
        }
        if (!name.endsWith(".json") && !name.endsWith(".jsonl")) {
            return List.of();
        }
        List<ObjectNode> records = read(file);
        if (records.size() == 1 && !records.get(0).has("id")) {
            records.get(0).put("id", id);
        }
        return records;
    }

    private static void add(List<ObjectNode> out, JsonNode node) {
        if (node instanceof ObjectNode object) {
            out.add(object);
        } else {
            node.forEach(each -> add(out, each));
        }
    }

    static List<ObjectNode> readAll(List<Path> paths) throws IOException {
        List<ObjectNode> out = new ArrayList<>();
        for (Path path : paths) {
            out.addAll(read(path));
        }
        return out;
    }

    /** By id, in the order of the files; of two with one id the later counts. */
    static Map<String, ObjectNode> byId(List<Path> paths) throws IOException {
        Map<String, ObjectNode> out = new LinkedHashMap<>();
        readAll(paths).forEach(one -> out.put(id(one), one));
        return out;
    }

    static String id(JsonNode one) {
        return one.path("id").asText("");
    }

    /** The turns of a conversation, under whichever of its names; missing when the record holds none. */
    static JsonNode turns(JsonNode one) {
        for (String name : DIALOGUES) {
            if (one.path(name).isArray()) {
                return one.path(name);
            }
        }
        return JSON.missingNode();
    }

    static String text(JsonNode turn) {
        return turn.path("text").asText(turn.path("transcript").asText(""));
    }

    static void write(Path path, List<ObjectNode> records) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(path))) {
            for (ObjectNode one : records) {
                out.println(JSON.writeValueAsString(one));
            }
            if (out.checkError()) {
                throw new UncheckedIOException(new IOException(path + " could not be written"));
            }
        }
    }
}
