package org.florscribe.testing.speech;

/** The servers that speak OpenAI's protocol, each in its way. */
public enum SpeechDialect {
    OPENAI("openai"),
    WHISPER_CPP("whisper.cpp"),
    SPEACHES("speaches"),
    VLLM("vllm"),
    AZURE("azure");

    private final String word;

    SpeechDialect(String word) {
        this.word = word;
    }

    /** As an engine's option has it. */
    public String word() {
        return word;
    }
}
