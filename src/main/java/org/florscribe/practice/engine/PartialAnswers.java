package org.florscribe.practice.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Answers to parts of a piece of work, such as one window of a long visit: kept as they come, so that another try, or the same work
 * after a small change, asks only for what is missing. May be used in any thread.
 */
public final class PartialAnswers {

    private final Map<String, String> known;
    private final BiConsumer<String, String> keep;

    /**
     * @param known by fingerprint
     * @param keep is told of each new one, in the thread in which it came
     */
    public PartialAnswers(Map<String, String> known, BiConsumer<String, String> keep) {
        this.known = new ConcurrentHashMap<>(known);
        this.keep = keep;
    }

    /** Nothing is kept for longer than the work. */
    public static PartialAnswers none() {
        return new PartialAnswers(Map.of(), (fingerprint, answer) -> {});
    }

    /** @param fingerprint SHA-256 in hexadecimal of all that is asked, whom, and in which words */
    public Optional<String> find(String fingerprint) {
        return Optional.ofNullable(known.get(fingerprint));
    }

    /** @param answer that was found good, as it came */
    public void keep(String fingerprint, String answer) {
        known.put(fingerprint, answer);
        keep.accept(fingerprint, answer);
    }

    @Override
    public String toString() {
        return "PartialAnswers[masked]";
    }
}
