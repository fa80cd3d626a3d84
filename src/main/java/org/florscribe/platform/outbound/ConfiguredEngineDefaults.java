package org.florscribe.platform.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.practice.engine.EngineDefaults;
import org.florscribe.practice.engine.EngineKind;

/**
 * OPENAI_BASE_URL, OPENAI_API_KEY and ASSEMBLYAI_API_KEY. A key leaves only for the origin it belongs to: an admin of one practice
 * who types an address of their own is not sent the key of the installation.
 */
@ApplicationScoped
public class ConfiguredEngineDefaults implements EngineDefaults {

    private final Settings settings;

    @Inject
    ConfiguredEngineDefaults(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String baseUrl(EngineKind kind) {
        return kind == EngineKind.OPENAI
                ? settings.optional(Setting.OPENAI_BASE_URL)
                        .map(it -> it.replaceFirst("/+$", ""))
                        .orElse(usual(kind))
                : usual(kind);
    }

    @Override
    public Optional<String> apiKey(EngineKind kind, String baseUrl) {
        return switch (kind) {
            case OPENAI ->
                settings.optional(Setting.OPENAI_API_KEY)
                        .filter(key -> origin(baseUrl).equals(origin(baseUrl(kind))));
            case ASSEMBLYAI ->
                settings.optional(Setting.ASSEMBLYAI_API_KEY)
                        .filter(key -> kind.vendorAddresses().contains(origin(baseUrl)));
            case PLUGIN -> Optional.empty();
        };
    }

    private static String usual(EngineKind kind) {
        return kind.vendorAddresses().get(0);
    }

    /** Scheme, host and port: the same host by plain http, or another port of it, is somebody else. */
    private static String origin(String url) {
        URI uri = URI.create(url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT)
                + (usual ? "" : ":" + uri.getPort());
    }
}
