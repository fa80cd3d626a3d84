package org.florscribe.practice.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
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
                    EngineOption.PRICE_PER_MINUTE)),
    ASSEMBLYAI(
            "assemblyai",
            Set.of(
                    EngineOption.SPEECH_MODELS,
                    EngineOption.DOMAIN,
                    EngineOption.KEY_TERMS,
                    EngineOption.TERMS,
                    EngineOption.WEBHOOK,
                    EngineOption.PRICE_PER_MINUTE));

    private final String key;

    @SuppressWarnings("Immutable") // made of List.of
    private final List<String> vendorAddresses;

    @SuppressWarnings("Immutable") // made of Set.of
    private final Set<EngineOption> options;

    EngineKind(String key, Set<EngineOption> options) {
        this.key = key;
        this.vendorAddresses = Vendors.addresses(key);
        this.options = options;
    }

    /** As in {@link EngineAccess#kind}. */
    public String key() {
        return key;
    }

    /** Where the vendor who made the protocol serves it; the first is the usual one. */
    public List<String> vendorAddresses() {
        return vendorAddresses;
    }

    /** What may be set of an engine of this kind. */
    public Set<EngineOption> options() {
        return options;
    }

    public boolean can(EngineTask task) {
        return task == EngineTask.TRANSCRIBE || (task == EngineTask.CAPTION && this == ASSEMBLYAI);
    }

    public static Optional<EngineKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    private static final class Vendors {

        static List<String> addresses(String key) {
            try (InputStream in = EngineKind.class.getResourceAsStream("vendors.properties")) {
                Properties vendors = new Properties();
                vendors.load(in);
                return List.of(vendors.getProperty(key).split(" "));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
