package org.florscribe.practice.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The protocols we speak to engines. */
public enum EngineKind {
    OPENAI(
            "openai",
            Set.of(
                    EngineOption.DIALECT,
                    EngineOption.API_VERSION,
                    EngineOption.KEY_TERMS,
                    EngineOption.TERMS,
                    EngineOption.PRICE_PER_MINUTE),
            Set.of(
                    EngineOption.DIALECT,
                    EngineOption.API_VERSION,
                    EngineOption.STRUCTURED_OUTPUT,
                    EngineOption.CONTEXT_LENGTH,
                    EngineOption.PRICE_PER_MILLION_IN,
                    EngineOption.PRICE_PER_MILLION_OUT,
                    EngineOption.PROMPT,
                    EngineOption.DEMANDED)),
    ASSEMBLYAI(
            "assemblyai",
            Set.of(
                    EngineOption.SPEECH_MODELS,
                    EngineOption.DOMAIN,
                    EngineOption.KEY_TERMS,
                    EngineOption.TERMS,
                    EngineOption.WEBHOOK,
                    EngineOption.PRICE_PER_MINUTE),
            Set.of()),
    /** An engine that the installation added as a jar; which one, its option says. */
    PLUGIN(
            "plugin",
            Set.of(EngineOption.PLUGIN, EngineOption.KEY_TERMS, EngineOption.TERMS, EngineOption.PRICE_PER_MINUTE),
            Set.of());

    private final String key;

    @SuppressWarnings("Immutable") // made of List.of
    private final List<String> vendorAddresses;

    @SuppressWarnings("Immutable") // made of Set.of
    private final Set<EngineOption> ofSpeech;

    @SuppressWarnings("Immutable") // made of Set.of
    private final Set<EngineOption> ofLanguage;

    EngineKind(String key, Set<EngineOption> ofSpeech, Set<EngineOption> ofLanguage) {
        this.key = key;
        this.vendorAddresses = Vendors.addresses(key);
        this.ofSpeech = ofSpeech;
        this.ofLanguage = ofLanguage;
    }

    /** As admins name it; in {@link EngineAccess#kind} too, but for plug-ins. */
    public String key() {
        return key;
    }

    /** Where the vendor who made the protocol serves it; the first is the usual one. An empty one of plug-ins. */
    public List<String> vendorAddresses() {
        return vendorAddresses;
    }

    /** Where captions are made: AssemblyAI's streaming hosts stand beside those of its batch interface. */
    public String captionAddress(String baseUrl) {
        return this == ASSEMBLYAI ? baseUrl.replace("://api.", "://streaming.") : baseUrl;
    }

    /** What may be set of an engine of this kind for any task. */
    public Set<EngineOption> options() {
        Set<EngineOption> all = EnumSet.noneOf(EngineOption.class);
        all.addAll(ofSpeech);
        all.addAll(ofLanguage);
        return all;
    }

    /** What may be set of one for this task. */
    public Set<EngineOption> options(EngineTask task) {
        return task.isOfLanguage() ? ofLanguage : ofSpeech;
    }

    public boolean can(EngineTask task) {
        return switch (task) {
            case TRANSCRIBE -> true;
            case CAPTION -> this == ASSEMBLYAI;
            case EXTRACT, DRAFT, CHECK -> this == OPENAI;
        };
    }

    public static Optional<EngineKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    private static final class Vendors {

        static List<String> addresses(String key) {
            try (InputStream in = EngineKind.class.getResourceAsStream("vendors.properties")) {
                Properties vendors = new Properties();
                vendors.load(in);
                return List.of(vendors.getProperty(key, "").split(" "));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
