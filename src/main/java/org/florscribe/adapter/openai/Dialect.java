package org.florscribe.adapter.openai;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.florscribe.platform.outbound.OpenAiEndpoint;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineOption;

/** Where servers that are made after OpenAI's differ from it. */
enum Dialect {
    OPENAI("openai", 4),
    WHISPER_CPP("whisper.cpp", 1), // it works on one request at a time
    SPEACHES("speaches", 2),
    VLLM("vllm", 4),
    AZURE("azure", 4);

    /** What most of them read besides WAV. */
    private static final Set<String> MANY =
            Set.of("audio/flac", "audio/mpeg", "audio/mp4", "video/mp4", "audio/ogg", "audio/webm", "video/webm");

    private static final String PATH = "/audio/transcriptions";

    /** The version of Azure's interface that has all models we know; later ones take what it takes. */
    private static final String AZURE_VERSION = "2025-04-01-preview";

    private final String word;
    private final int bulkhead;

    Dialect(String word, int bulkhead) {
        this.word = word;
        this.bulkhead = bulkhead;
    }

    static Dialect of(EngineAccess access) {
        String wanted = access.option(EngineOption.DIALECT).orElse(OPENAI.word);
        for (Dialect dialect : values()) {
            if (dialect.word.equals(wanted)) {
                return dialect;
            }
        }
        throw new EngineFailure(EngineFault.CONFIGURATION, "The engine's dialect is not one that we speak.");
    }

    int bulkhead() {
        return bulkhead;
    }

    /** Without a deployment or a model's name in the address itself, the model is a part of the form. */
    boolean namesModelInAddress(EngineAccess access) {
        return endpoint(access).namesModel();
    }

    boolean requiresModel() {
        return this == OPENAI || this == SPEACHES || this == AZURE;
    }

    /** Media types besides WAV. */
    Set<String> mediaTypes() {
        return switch (this) {
            case OPENAI, AZURE, SPEACHES -> MANY;
            case WHISPER_CPP -> Set.of("audio/flac", "audio/mpeg");
            case VLLM -> Set.of("audio/flac", "audio/mpeg", "audio/ogg");
        };
    }

    boolean detectsLanguage() {
        return this != VLLM; // some of its models take no language for English
    }

    /** What is to be sent for a language; without one some have to be told to find out. */
    Optional<String> language(Optional<String> set) {
        return set.isEmpty() && this == WHISPER_CPP ? Optional.of("auto") : set;
    }

    URI transcriptions(EngineAccess access) {
        String base = access.baseUrl();
        if (this != WHISPER_CPP || base.endsWith("/v1")) {
            return endpoint(access).at(PATH, AZURE_VERSION);
        }
        return OpenAiEndpoint.uri(base.endsWith("/inference") ? base : base + "/inference");
    }

    Map<String, String> authorization(EngineAccess access) {
        return endpoint(access).authorization();
    }

    private OpenAiEndpoint endpoint(EngineAccess access) {
        return new OpenAiEndpoint(access, this == AZURE);
    }
}
