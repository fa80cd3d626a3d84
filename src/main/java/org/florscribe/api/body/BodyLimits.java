package org.florscribe.api.body;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Gives each call its limit: what its {@link BodyLimit} says, or the usual one. */
@Provider
public class BodyLimits implements DynamicFeature {

    @Override
    public void configure(ResourceInfo call, FeatureContext context) {
        BodyLimit stated = call.getResourceMethod().getAnnotation(BodyLimit.class);
        boolean streamed = stated != null && stated.streamed();
        context.register(new BodyLimitFilter(stated == null ? BodyLimit.USUAL : stated.value(), streamed));
        if (streamed) {
            context.register(new RestOfBody());
        }
    }
}
