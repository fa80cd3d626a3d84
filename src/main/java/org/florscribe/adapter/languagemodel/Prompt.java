package org.florscribe.adapter.languagemodel;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/**
 * What a model is told for one kind of work. A number never changes its words: who changes them gives them the next one, so that
 * every result can be told by the words it came from.
 *
 * @param version kind and number, e.g. {@code extract-1}; the files of this package are named after it
 * @param words for the system's message
 * @param schema of the answer, in the part of JSON Schema that strict servers take
 */
record Prompt(String version, String words, ObjectNode schema) {

    static final Prompt EXTRACT = read("extract-1");
    static final Prompt COMPOSE = read("compose-1");
    static final Prompt COMPOSE_BY_EXAMPLE = read("compose-2");
    static final Prompt JUDGE = read("judge-1");

    private static final Map<String, Prompt> ALL = Stream.of(EXTRACT, COMPOSE, COMPOSE_BY_EXAMPLE, JUDGE)
            .collect(toUnmodifiableMap(Prompt::version, it -> it));

    private static final String REPAIR = text("repair-1.txt");

    /** @throws EngineFailure when there is no such version (any more) */
    static Prompt of(String version) {
        Prompt prompt = ALL.get(version);
        if (prompt == null) {
            throw new EngineFailure(
                    EngineFault.CONFIGURATION, "Nothing here knows the engine's version of the prompt.");
        }
        return prompt;
    }

    /** What the answer's schema is called on the wire. */
    String name() {
        return version.replace('-', '_');
    }

    /** The same with words of the practice behind them, and another schema. */
    Prompt with(String more, ObjectNode otherSchema) {
        return new Prompt(version, words + more, otherSchema);
    }

    /** What is said to an answer that cannot be used. */
    static String repair(Iterable<String> problems) {
        return REPAIR.formatted("- " + String.join("\n- ", problems));
    }

    private static Prompt read(String version) {
        try {
            return new Prompt(
                    version, text(version + ".txt"), (ObjectNode) new ObjectMapper().readTree(text(version + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Prompt.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
