package org.florscribe.practice.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.florscribe.shared.Sha256;

/**
 * Tells whether an engine was asked for this very piece of work before, under these very terms. Its key and its prices do not count,
 * nor what changes nothing about an answer.
 */
public final class WorkFingerprint {

    private static final Set<String> NOT_COUNTED = EnumSet.of(
                    EngineOption.PRICE_PER_MINUTE,
                    EngineOption.PRICE_PER_MILLION_IN,
                    EngineOption.PRICE_PER_MILLION_OUT,
                    EngineOption.DEMANDED,
                    EngineOption.WEBHOOK,
                    EngineOption.TERMS) // of expected words those that were sent count
            .stream()
            .map(EngineOption::key)
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, String> USUAL = Map.of(
            EngineOption.DIALECT.key(), "openai",
            EngineOption.STRUCTURED_OUTPUT.key(), "auto");

    private final MessageDigest digest = Sha256.begin();

    public WorkFingerprint add(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return this;
    }

    public WorkFingerprint add(Optional<String> part) {
        return add(part.map(it -> "is " + it).orElse("none"));
    }

    public WorkFingerprint add(EngineAccess access) {
        add(access.id().toString()).add(access.kind()).add(access.baseUrl());
        add(access.model().orElse(""));
        counted(access.options()).forEach((key, value) -> add(key + "=" + value));
        return this;
    }

    /** Those options that may change an answer, by their names; one that says what holds anyhow is as good as none. */
    static SortedMap<String, String> counted(Map<String, String> options) {
        SortedMap<String, String> counted = new TreeMap<>(options);
        counted.keySet().removeAll(NOT_COUNTED);
        counted.entrySet().removeAll(USUAL.entrySet());
        counted.entrySet()
                .removeIf(it -> it.getKey().equals(EngineOption.PROMPT.key()) && PromptVersions.isFirst(it.getValue()));
        return counted;
    }

    /** Of all that was added; nothing is added after. */
    public byte[] sha256() {
        return digest.digest();
    }
}
