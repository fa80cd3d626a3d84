package org.florscribe.web.admin;

import java.util.Arrays;
import java.util.Optional;
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
    ASSEMBLYAI_LIVE_US(EngineTask.CAPTION, EngineKind.ASSEMBLYAI, 0, "", ""),
    ASSEMBLYAI_LIVE_EU(EngineTask.CAPTION, EngineKind.ASSEMBLYAI, 1, "", "");

    private final EngineTask task;
    private final EngineKind kind;
    private final int vendorAddress;
    private final String model;
    private final String dialect;

    EnginePreset(EngineKind kind, int vendorAddress, String model, String dialect) {
        this(EngineTask.TRANSCRIBE, kind, vendorAddress, model, dialect);
    }

    EnginePreset(EngineTask task, EngineKind kind, int vendorAddress, String model, String dialect) {
        this.task = task;
        this.kind = kind;
        this.vendorAddress = vendorAddress;
        this.model = model;
        this.dialect = dialect;
    }

    public EngineTask task() {
        return task;
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
}
