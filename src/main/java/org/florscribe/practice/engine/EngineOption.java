package org.florscribe.practice.engine;

/** Further terms of an engine that an admin may set. */
public enum EngineOption {
    /** Of an OpenAI-compatible server; which there are depends on the task, see {@link ServerDialects}. */
    DIALECT("dialect"),
    /** Azure's {@code api-version}. */
    API_VERSION("apiVersion"),
    /** Speech models in order of preference, separated by commas. */
    SPEECH_MODELS("speechModels"),
    /** A domain model of the vendor, such as {@code medical-v1}. */
    DOMAIN("domain"),
    /** {@code true}: key terms of the visit are sent along, never anything that identifies a person. */
    KEY_TERMS("keyTerms"),
    /** The practice's own expected words, separated by commas; sent with the key terms. */
    TERMS("terms"),
    /** Which engine of a plug-in it is, by the name it gives itself. */
    PLUGIN("plugin"),
    /** {@code true}: the vendor tells us when it is done; we ask all the same. */
    WEBHOOK("webhook"),
    /** Not set by anybody: the form of answers that the engine was found to give, see {@link EngineFound}. */
    FOUND_FORM("foundForm"),
    /** What a minute of audio costs, in the practice's currency, such as {@code 0.006}. */
    PRICE_PER_MINUTE("pricePerMinute"),
    /** What a million tokens cost that a model reads, in the practice's currency, such as {@code 2.5}. */
    PRICE_PER_MILLION_IN("pricePerMillionIn"),
    /** What a million tokens cost that a model writes. */
    PRICE_PER_MILLION_OUT("pricePerMillionOut"),
    /** What a model is told, by its version, such as {@code compose-2}; without it the first one. See {@link PromptVersions}. */
    PROMPT("prompt"),
    /** {@code true}, of an engine that gives opinions: a sentence on which none could be had counts as not checked. */
    DEMANDED("demanded"),
    /** Whether a server can be held to a schema: {@code yes}, {@code no}, or {@code auto}, which finds out by trying. */
    STRUCTURED_OUTPUT("structuredOutput"),
    /** Tokens of question and answer together that a model's server takes, such as {@code 32768}. */
    CONTEXT_LENGTH("contextLength");

    private final String key;

    EngineOption(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
