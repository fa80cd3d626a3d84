package org.florscribe.practice.engine;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an admin changes of an engine; what is absent stays.
 *
 * @param baseUrl an empty text goes back to the usual address
 * @param apiKey an empty text takes the key away
 * @param model an empty text takes it away
 * @param options those named; an empty text takes one away
 * @param position from 1; past the end is the end
 */
public record EngineChange(
        Optional<String> name,
        Optional<String> baseUrl,
        Optional<String> apiKey,
        Optional<String> model,
        Map<String, String> options,
        Optional<Integer> position,
        Optional<Boolean> mayReceivePhi) {

    public EngineChange {
        options = Map.copyOf(options);
    }

    @Override
    public String toString() {
        return "EngineChange[]";
    }

    EngineTerms applyTo(EngineTerms before) {
        Map<String, String> merged = new TreeMap<>(before.options());
        merged.putAll(options);
        boolean elsewhere = baseUrl.isPresent() && !given(baseUrl).equals(before.baseUrl());
        return new EngineTerms(
                before.kind(),
                name.orElse(before.name()),
                baseUrl.isPresent() ? baseUrl : before.baseUrl(),
                // a key that was given for one address is not sent to another
                apiKey.isPresent() ? apiKey : elsewhere ? Optional.empty() : before.apiKey(),
                model.isPresent() ? model : before.model(),
                merged);
    }

    private static Optional<String> given(Optional<String> typed) {
        return typed.map(it -> it.strip().replaceFirst("/+$", "")).filter(it -> !it.isEmpty());
    }
}
