package org.florscribe.platform.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was typed behind {@code audit verify} or {@code audit export}. */
record AuditArguments(
        Optional<UUID> practice,
        List<Path> heads,
        Optional<Path> publicKey,
        Optional<Path> in,
        Optional<Path> out,
        boolean withoutSeals) {

    static final String USAGE = """
            audit verify [--practice ID] [--heads FILE]... [--public-key FILE] [--without-seals]
            audit verify --in FILE [--heads FILE]... [--public-key FILE]
            audit export --practice ID --out FILE""";

    /** The arguments are not such as the command takes. */
    static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Wrong(String words) {
            super(words + "\n\n" + USAGE);
        }
    }

    static AuditArguments parse(String command, List<String> words) {
        boolean export = command.equals("export");
        Optional<UUID> practice = Optional.empty();
        List<Path> heads = new ArrayList<>();
        Optional<Path> publicKey = Optional.empty();
        Optional<Path> in = Optional.empty();
        Optional<Path> out = Optional.empty();
        boolean withoutSeals = false;
        for (int i = 0; i < words.size(); i++) {
            String name = words.get(i);
            if (name.equals("--without-seals") && !export) {
                withoutSeals = true;
                continue;
            }
            if (i + 1 == words.size()) {
                throw new Wrong(name.startsWith("--") ? name + " needs a value" : "'" + name + "' is not understood");
            }
            String value = words.get(++i);
            switch (name) {
                case "--practice" -> practice = Optional.of(id(value));
                case "--heads" -> heads.add(Path.of(value));
                case "--public-key" -> publicKey = Optional.of(Path.of(value));
                case "--in" -> in = Optional.of(Path.of(value));
                case "--out" -> out = Optional.of(Path.of(value));
                default -> throw new Wrong("'" + name + "' is not understood");
            }
        }
        if (export && (practice.isEmpty() || out.isEmpty() || in.isPresent() || !heads.isEmpty())) {
            throw new Wrong("An export needs a practice and a file to write to");
        }
        if (!export && out.isPresent()) {
            throw new Wrong("Nothing is written when the log is checked");
        }
        return new AuditArguments(practice, List.copyOf(heads), publicKey, in, out, withoutSeals);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Wrong("'" + text + "' is not the id of a practice");
        }
    }
}
