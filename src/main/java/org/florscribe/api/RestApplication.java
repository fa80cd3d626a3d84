package org.florscribe.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.florscribe.api.body.JsonBodies;

/** Version 1 of the API. Resources and providers are found by their annotations. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {

    /** Jersey's own: no JSON library but ours, no description but openapi.yaml, and no error page in place of a problem. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.disableAutoDiscovery",
                true,
                "jersey.config.disableMetainfServicesLookup",
                true,
                // each of the server's JSON features steps back when another is named
                "jersey.config.jsonFeature",
                JsonBodies.class.getSimpleName(),
                "jersey.config.server.wadl.disableWadl",
                true,
                "jersey.config.server.response.setStatusOverSendError",
                true);
    }
}
