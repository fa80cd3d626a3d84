package org.florscribe.platform.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of settings: NAME=value a line, # comments, quotes around a value optional. Nothing in it is expanded. */
public record EnvironmentFile(Map<String, String> values, List<String> faults) {

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");

    public static EnvironmentFile read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return new EnvironmentFile(Map.of(), List.of("the file " + file + " of --env-file cannot be read"));
        }
        return parse(Files.readAllLines(file), file.toString());
    }

    static EnvironmentFile parse(List<String> lines, String name) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                values.put(parts.group(1), unquoted(parts.group(2)));
            } else {
                faults.add(name + " line " + (i + 1) + ": NAME=value is needed");
            }
        }
        return new EnvironmentFile(values, faults);
    }

    /** Names that are neither a setting, nor one read from a file, nor one that is spoken of at start. */
    public List<String> unknownNames() {
        return values.keySet().stream()
                .filter(name -> !Configuration.knows(name))
                .sorted()
                .toList();
    }

    private static String unquoted(String value) {
        String v = value.strip();
        boolean quoted = v.length() >= 2
                && (v.charAt(0) == '"' || v.charAt(0) == '\'')
                && v.charAt(v.length() - 1) == v.charAt(0);
        return quoted ? v.substring(1, v.length() - 1) : v;
    }
}
