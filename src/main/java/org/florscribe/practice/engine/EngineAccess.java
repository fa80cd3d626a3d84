package org.florscribe.practice.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All that is needed to call one engine of a practice.
 *
 * @param kind which adapter speaks to it, such as {@code openai} or {@code plugin:name}
 * @param baseUrl without a slash at its end
 * @param apiKey never printed
 * @param options further terms by name, as {@link EngineOption} lists them for its kind
 */
public record EngineAccess(
        UUID id,
        String kind,
        String name,
        String baseUrl,
        Optional<String> apiKey,
        Optional<String> model,
        Map<String, String> options) {

    public EngineAccess {
        options = Map.copyOf(options);
    }

    public Optional<String> option(EngineOption option) {
        return Optional.ofNullable(options.get(option.key()));
    }

    /** The same engine at another address, without a slash at its end. */
    public EngineAccess at(String address) {
        return new EngineAccess(id, kind, name, address, apiKey, model, options);
    }

    /** To be asked for answers of this form; empty for that which the model's name promises. */
    public EngineAccess answering(String form) {
        Map<String, String> changed = new HashMap<>(options);
        changed.remove(EngineOption.FOUND_FORM.key());
        if (!form.isEmpty()) {
            changed.put(EngineOption.FOUND_FORM.key(), form);
        }
        return new EngineAccess(id, kind, name, baseUrl, apiKey, model, changed);
    }

    @Override
    public String toString() {
        return "EngineAccess[" + id + ", " + kind + "]";
    }
}
