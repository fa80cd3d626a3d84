package org.florscribe.web.asset;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What PrimeFaces brings along (scripts, our theme) gets the fingerprint of this release into its address as well and may be
 * kept for a year: PrimeFaces' own version in the address does not change when only our theme does.
 */
public class VersionedResourceHandler extends ResourceHandlerWrapper {

    public VersionedResourceHandler(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public @Nullable Resource createResource(String name) {
        return versioned(super.createResource(name));
    }

    @Override
    public @Nullable Resource createResource(String name, @Nullable String library) {
        return versioned(super.createResource(name, library));
    }

    @Override
    public @Nullable Resource createResource(String name, @Nullable String library, @Nullable String contentType) {
        return versioned(super.createResource(name, library, contentType));
    }

    private static @Nullable Resource versioned(@Nullable Resource resource) {
        return resource == null ? null : new VersionedResource(resource);
    }

    private static final class VersionedResource extends ResourceWrapper {

        VersionedResource(Resource wrapped) {
            super(wrapped);
        }

        @Override
        public String getRequestPath() {
            String path = super.getRequestPath();
            String fingerprint = CDI.current().select(Assets.class).get().fingerprint();
            return path + (path.contains("?") ? "&" : "?") + "fp=" + fingerprint;
        }

        @Override
        public Map<String, String> getResponseHeaders() {
            Map<String, String> headers = new HashMap<>(super.getResponseHeaders());
            headers.put("Cache-Control", "public, max-age=31536000, immutable");
            return headers;
        }
    }
}
