package org.florscribe.web.admin;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.engine.EngineKind;
import org.florscribe.practice.engine.EngineTask;

/** Engines that practices use, with what is known of them beforehand; the rest stands in the help of each field. */
public enum EnginePreset {
    OPENAI(EngineKind.OPENAI, 0, "gpt-4o-transcribe-diarize", "openai"),
    ASSEMBLYAI_US(EngineKind.ASSEMBLYAI, 0, "", ""),
    ASSEMBLYAI_EU(EngineKind.ASSEMBLYAI, 1, "", ""),
    WHISPER_CPP(EngineKind.OPENAI, -1, "", "whisper.cpp"),
    SPEACHES(EngineKind.OPENAI, -1, "Systran/faster-whisper-large-v3", "speaches"),
    VLLM(EngineKind.OPENAI, -1, "openai/whisper-large-v3", "vllm"),
    AZURE(EngineKind.OPENAI, -1, "", "azure"),
    ASSEMBLYAI_LIVE_US(Set.of(EngineTask.CAPTION), EngineKind.ASSEMBLYAI, 0, "", ""),
    ASSEMBLYAI_LIVE_EU(Set.of(EngineTask.CAPTION), EngineKind.ASSEMBLYAI, 1, "", ""),
    OPENAI_MODEL(Tasks.OF_LANGUAGE, EngineKind.OPENAI, 0, "gpt-4.1", "openai"),
    AZURE_MODEL(Tasks.OF_LANGUAGE, EngineKind.OPENAI, -1, "", "azure"),
    VLLM_MODEL(Tasks.OF_LANGUAGE, EngineKind.OPENAI, -1, "", "vllm"),
    OLLAMA(Tasks.OF_LANGUAGE, EngineKind.OPENAI, -1, "", "ollama"),
    LLAMA_CPP(Tasks.OF_LANGUAGE, EngineKind.OPENAI, -1, "", "llama.cpp"),
    PLUGIN(EngineKind.PLUGIN, -1, "", "");

    @SuppressWarnings("Immutable") // made of Set.of
    private final Set<EngineTask> tasks;

    private final EngineKind kind;
    private final int vendorAddress;
    private final String model;
    private final String dialect;

    EnginePreset(EngineKind kind, int vendorAddress, String model, String dialect) {
        this(Set.of(EngineTask.TRANSCRIBE), kind, vendorAddress, model, dialect);
    }

    EnginePreset(Set<EngineTask> tasks, EngineKind kind, int vendorAddress, String model, String dialect) {
        this.tasks = tasks;
        this.kind = kind;
        this.vendorAddress = vendorAddress;
        this.model = model;
        this.dialect = dialect;
    }

    /** What it can be set up for, each by itself. */
    public Set<EngineTask> tasks() {
        return tasks;
    }

    /** The task that is meant by this name; without it the only one, or the first. */
    EngineTask task(String name) {
        return tasks.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseGet(() -> tasks.stream().sorted().toList().get(0));
    }

    public EngineKind kind() {
        return kind;
    }

    /** Empty where it is the practice's own server. */
    public String address() {
        return vendorAddress < 0 ? "" : kind.vendorAddresses().get(vendorAddress);
    }

    public String model() {
        return model;
    }

    public String dialect() {
        return dialect;
    }

    static Optional<EnginePreset> of(String name) {
        return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
    }

    private static final class Tasks {
        static final Set<EngineTask> OF_LANGUAGE = Set.of(EngineTask.EXTRACT, EngineTask.DRAFT, EngineTask.CHECK);
    }
}
