package org.florscribe.adapter.rules.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to do and the options: {@code task --name value value --name ...}. */
record Arguments(String task, Map<String, List<String>> options) {

    static Arguments of(List<String> words) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        List<String> values = new ArrayList<>();
        for (String word : words.subList(Math.min(1, words.size()), words.size())) {
            if (word.startsWith("--")) {
                values = options.computeIfAbsent(word.substring(2), name -> new ArrayList<>());
            } else if (options.isEmpty()) {
                throw new Misused("eval: '" + word + "' belongs to no option");
            } else {
                values.add(word);
            }
        }
        return new Arguments(words.isEmpty() ? "" : words.get(0), options);
    }

    boolean has(String name) {
        return options.containsKey(name);
    }

    List<String> all(String name) {
        return options.getOrDefault(name, List.of());
    }

    Optional<String> one(String name) {
        return all(name).stream().findFirst();
    }

    int number(String name, int otherwise) {
        try {
            return one(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new Misused("eval " + task + ": --" + name + " must be a number");
        }
    }

    /** Files or folders that are there. */
    List<Path> files(String name) {
        List<Path> out = all(name).stream().map(Path::of).toList();
        if (out.isEmpty()) {
            throw new Misused("eval " + task + " needs --" + name + " FILE");
        }
        for (Path file : out) {
            if (!Files.exists(file)) {
                throw new Misused("eval " + task + ": there is no " + file);
            }
        }
        return out;
    }

    Path out() {
        return one("out").map(Path::of).orElseThrow(() -> new Misused("eval " + task + " needs --out FILE"));
    }
}
