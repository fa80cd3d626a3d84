package org.florscribe.platform.outbound;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineOption;
import org.florscribe.shared.FormEncoding;

/**
 * Where a server that speaks OpenAI's protocol takes calls, and how it is shown the key; for speech as for language. Azure has a
 * header of its own, and puts the deployment into the address unless that ends in {@code /v1}.
 */
public record OpenAiEndpoint(EngineAccess access, boolean isAzure) {

    /** Whether the address says which model is meant. */
    public boolean namesModel() {
        return isAzure && !access.baseUrl().endsWith("/v1");
    }

    /**
     * @param path of the operation, such as {@code /chat/completions}
     * @param usualVersion of Azure's interface, where the admin names none
     * @throws EngineFailure when there is no such address
     */
    public URI at(String path, String usualVersion) {
        return uri(access.baseUrl() + (namesModel() ? deployment(path, usualVersion) : path));
    }

    /** @throws EngineFailure when this is no address */
    public static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new EngineFailure(EngineFault.CONFIGURATION, "The engine's address is none.", Optional.empty(), e);
        }
    }

    /** Headers; none without a key. */
    public Map<String, String> authorization() {
        return access.apiKey()
                .map(key -> isAzure ? Map.of("api-key", key) : Map.of("Authorization", "Bearer " + key))
                .orElse(Map.of());
    }

    private String deployment(String path, String usualVersion) {
        return "/openai/deployments/"
                + FormEncoding.percentEncoded(access.model().orElse("")) + path + "?api-version="
                + FormEncoding.percentEncoded(
                        access.option(EngineOption.API_VERSION).orElse(usualVersion));
    }
}
