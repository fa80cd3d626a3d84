package org.florscribe.testing.speech;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.florscribe.testing.speech.FormData.Part;

/** What the protocol refuses of a form, as it is published. */
final class OpenAiRules {

    static final int MOST_BYTES = 25 << 20;

    private static final Set<String> PARTS = Set.of(
            "file",
            "model",
            "language",
            "prompt",
            "response_format",
            "temperature",
            "timestamp_granularities[]",
            "include[]",
            "chunking_strategy");

    private static final Map<String, Set<String>> EXTENSIONS = Map.of(
            "wav", Set.of("wav"),
            "mp3", Set.of("mp3", "mpeg", "mpga"),
            "flac", Set.of("flac"),
            "ogg", Set.of("ogg"),
            "mp4", Set.of("mp4", "m4a"),
            "webm", Set.of("webm"));

    private final SpeechDialect dialect;
    private final Set<String> models;
    private final boolean simple;

    /** @param simple whether it gives text alone, whatever its model is called */
    OpenAiRules(SpeechDialect dialect, Set<String> models, boolean simple) {
        this.dialect = dialect;
        this.models = models;
        this.simple = simple;
    }

    /** Before the sound is listened to. */
    void requireForm(FormData form, Optional<String> modelInAddress) throws OpenAiRefusal {
        for (Part part : form.parts()) {
            if (!PARTS.contains(part.name())) {
                throw new OpenAiRefusal(400, "unknown_parameter", "Unknown parameter: " + part.name());
            }
        }
        requireModel(form, modelInAddress);
        Part file = form.part("file").orElseThrow(() -> new OpenAiRefusal(400, "missing_required_parameter", "file"));
        String name = file.fileName().orElse("");
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!name.contains(".") || EXTENSIONS.values().stream().noneMatch(it -> it.contains(extension))) {
            throw new OpenAiRefusal(400, "invalid_value", "Invalid file format: " + extension);
        }
        if (!name.matches("audio\\.[a-z0-9]+")) {
            throw new OpenAiRefusal(400, "name_says_too_much", "The name of the file is not neutral");
        }
        if (file.type().isEmpty()) {
            throw new OpenAiRefusal(400, "invalid_value", "The file has no content type");
        }
        requireFields(form, form.text("model").isEmpty() ? modelInAddress.orElse("") : form.text("model"));
    }

    private void requireModel(FormData form, Optional<String> modelInAddress) throws OpenAiRefusal {
        String model = modelInAddress.orElse(form.text("model"));
        boolean required = dialect != SpeechDialect.WHISPER_CPP && dialect != SpeechDialect.VLLM;
        if (required && model.isEmpty()) {
            throw new OpenAiRefusal(400, "missing_required_parameter", "model");
        }
        if (!models.isEmpty() && !model.isEmpty() && dialect != SpeechDialect.WHISPER_CPP && !models.contains(model)) {
            throw new OpenAiRefusal(404, "model_not_found", "The model does not exist");
        }
    }

    private void requireFields(FormData form, String model) throws OpenAiRefusal {
        String format = form.text("response_format").isEmpty() ? "json" : form.text("response_format");
        boolean diarize = model.contains("diarize");
        boolean plain = model.contains("gpt-4o") && !diarize;
        Set<String> formats = diarize
                ? Set.of("json", "text", "diarized_json")
                : plain ? Set.of("json") : Set.of("json", "text", "srt", "verbose_json", "vtt");
        if (simple && !format.equals("json")) {
            throw new OpenAiRefusal(400, "BadRequestError", "Currently do not support " + format + " for " + model);
        }
        if (!formats.contains(format)) {
            throw new OpenAiRefusal(
                    dialect == SpeechDialect.SPEACHES ? 422 : 400, "unsupported_value", "response_format " + format);
        }
        boolean grained = form.part("timestamp_granularities[]").isPresent();
        if (grained && !format.equals("verbose_json")) {
            throw new OpenAiRefusal(400, "invalid_value", "timestamp_granularities needs verbose_json");
        }
        if (!Set.of("word", "segment").containsAll(form.texts("timestamp_granularities[]"))) {
            throw new OpenAiRefusal(400, "invalid_value", "timestamp_granularities");
        }
        if (diarize
                && (grained
                        || form.part("prompt").isPresent()
                        || form.part("include[]").isPresent())) {
            throw new OpenAiRefusal(400, "unsupported_parameter", "not with a model that tells voices apart");
        }
        if (form.part("include[]").isPresent() && !plain) {
            throw new OpenAiRefusal(400, "unsupported_parameter", "include");
        }
        requireValues(form);
    }

    private void requireValues(FormData form) throws OpenAiRefusal {
        String temperature = form.text("temperature");
        if (!temperature.isEmpty() && !temperature.matches("0(\\.\\d+)?|1(\\.0+)?")) {
            throw new OpenAiRefusal(400, "invalid_value", "temperature");
        }
        String language = form.text("language");
        boolean auto = dialect == SpeechDialect.WHISPER_CPP && language.equals("auto");
        if (form.part("language").isPresent() && !auto && !language.matches("[a-z]{2}")) {
            throw new OpenAiRefusal(400, "invalid_language_format", "language");
        }
    }

    void requireSound(ReceivedSound sound, FormData form, String model) throws OpenAiRefusal {
        String name = form.part("file").flatMap(Part::fileName).orElse("");
        Set<String> extensions = EXTENSIONS.getOrDefault(sound.container(), Set.of());
        if (!extensions.contains(name.substring(name.lastIndexOf('.') + 1))) {
            throw new OpenAiRefusal(400, "invalid_value", "The file is not what its name says");
        }
        boolean reads = dialect != SpeechDialect.WHISPER_CPP
                || Set.of("wav", "mp3", "flac").contains(sound.container());
        if (!reads) {
            throw new OpenAiRefusal(400, "", "failed to read audio data");
        }
        if (sound.durationMs() < 100) {
            throw new OpenAiRefusal(400, "audio_too_short", "Audio file is too short");
        }
        if (model.contains("gpt-4o") && sound.durationMs() > 1_400_000) {
            throw new OpenAiRefusal(400, "invalid_value", "audio duration is longer than 1400 seconds");
        }
        if (model.contains("diarize")
                && sound.durationMs() > 30_000
                && form.part("chunking_strategy").isEmpty()) {
            throw new OpenAiRefusal(400, "invalid_value", "chunking_strategy is required for audio longer than 30 s");
        }
    }
}
