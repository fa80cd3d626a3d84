package org.florscribe.adapter.languagemodel;

import java.net.URI;
import java.util.Map;
import org.florscribe.platform.outbound.OpenAiEndpoint;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineOption;

/** The servers of chat completions and their differences (docs/adr/0022). */
enum ChatDialect {
    OPENAI("openai", 128_000, 8, true),
    AZURE("azure", 128_000, 8, true),
    VLLM("vllm", 8_192, 4, false),
    OLLAMA("ollama", 4_096, 1, false),
    LLAMA_CPP("llama.cpp", 4_096, 1, false);

    private static final String PATH = "/chat/completions";
    private static final String AZURE_VERSION = "2024-10-21";

    private final String word;
    private final int contextLength;
    private final int places;
    private final boolean vendor;

    ChatDialect(String word, int contextLength, int places, boolean vendor) {
        this.word = word;
        this.contextLength = contextLength;
        this.places = places;
        this.vendor = vendor;
    }

    /** @throws EngineFailure when the dialect is none of these */
    static ChatDialect of(EngineAccess access) {
        String wanted = access.option(EngineOption.DIALECT).orElse(OPENAI.word);
        for (ChatDialect dialect : values()) {
            if (dialect.word.equals(wanted)) {
                return dialect;
            }
        }
        throw new EngineFailure(
                EngineFault.CONFIGURATION, "The engine's dialect is not one that language models speak.");
    }

    /** Tokens of question and answer together, when the admin says nothing: what such servers have at the least. */
    int contextLength() {
        return contextLength;
    }

    int places() {
        return places;
    }

    /** Whether it knows {@code store} and {@code max_completion_tokens}; the others know the older words only. */
    boolean isVendor() {
        return vendor;
    }

    boolean requiresModel() {
        return this != LLAMA_CPP;
    }

    URI completions(EngineAccess access) {
        return endpoint(access).at(PATH, AZURE_VERSION);
    }

    Map<String, String> authorization(EngineAccess access) {
        return endpoint(access).authorization();
    }

    private OpenAiEndpoint endpoint(EngineAccess access) {
        return new OpenAiEndpoint(access, this == AZURE);
    }
}
