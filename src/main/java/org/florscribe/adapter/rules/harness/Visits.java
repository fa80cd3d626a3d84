package org.florscribe.adapter.rules.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conversations that records name by id without carrying them. */
final class Visits {

    private static final String FOLDER = "aci-bench";

    private final Map<String, ObjectNode> byId;

    private Visits(Map<String, ObjectNode> byId) {
        this.byId = byId;
    }

    static Visits none() {
        return new Visits(Map.of());
    }

    /** Of {@code --visits}, else of the evaluation's folder, else of what lies beside the input. */
    static Visits of(Arguments arguments) throws IOException {
        List<Path> files = arguments.has("visits") ? arguments.files("visits") : beside(arguments);
        Map<String, ObjectNode> out = new HashMap<>();
        for (Path file : files) {
            for (ObjectNode record : Records.read(file)) {
                if (!record.has("variant") && Records.turns(record).isArray()) {
                    out.putIfAbsent(Records.id(record), record);
                }
            }
        }
        return new Visits(out);
    }

    private static List<Path> beside(Arguments arguments) throws IOException {
        List<Path> folders = new ArrayList<>();
        String evaluation = System.getenv("EVAL_DIR");
        if (evaluation != null) {
            folders.add(Path.of(evaluation, FOLDER));
        }
        for (Path file : arguments.files("in")) {
            Path own = file.toAbsolutePath().resolveSibling(".").normalize();
            folders.add(own);
            folders.add(own.resolve(FOLDER));
            folders.add(own.resolveSibling(FOLDER));
        }
        List<Path> out = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> file.toString().endsWith(".jsonl"))
                            .sorted()
                            .forEach(out::add);
                }
            }
        }
        return out;
    }

    /** Named by {@code note} or {@code visit}, else by the record's own id. */
    @Nullable
    ObjectNode find(ObjectNode record) {
        for (String name : List.of("note", "visit", "encounter", "id")) {
            ObjectNode found = byId.get(record.path(name).asText(""));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    ObjectNode of(ObjectNode record) {
        ObjectNode found = find(record);
        if (found == null) {
            throw new Misused("eval: no conversation of " + Records.id(record) + "; name its file with --visits");
        }
        return found;
    }
}
