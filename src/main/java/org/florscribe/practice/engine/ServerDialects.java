package org.florscribe.practice.engine;

import java.util.List;
import java.util.stream.Stream;

/** The servers that speak OpenAI's protocol, as an engine's {@link EngineOption#DIALECT} names them. */
public final class ServerDialects {

    private static final List<String> OF_SPEECH = List.of("openai", "whisper.cpp", "speaches", "vllm", "azure");
    private static final List<String> OF_LANGUAGE = List.of("openai", "azure", "vllm", "ollama", "llama.cpp");

    private ServerDialects() {}

    public static List<String> of(EngineTask task) {
        return task.isOfLanguage() ? OF_LANGUAGE : OF_SPEECH;
    }

    static List<String> all() {
        return Stream.concat(OF_SPEECH.stream(), OF_LANGUAGE.stream())
                .distinct()
                .toList();
    }
}
