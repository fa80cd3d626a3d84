package org.florscribe.testing.model;

/** The servers of chat completions, each in its way. */
public enum ChatKind {
    OPENAI("openai"),
    AZURE("azure"),
    VLLM("vllm"),
    OLLAMA("ollama"),
    LLAMA_CPP("llama.cpp");

    private final String word;

    ChatKind(String word) {
        this.word = word;
    }

    /** As an engine's option has it. */
    public String word() {
        return word;
    }

    /** Whether a key is always asked for, and the published schema is enforced to its letter. */
    boolean isVendor() {
        return this == OPENAI || this == AZURE;
    }
}
