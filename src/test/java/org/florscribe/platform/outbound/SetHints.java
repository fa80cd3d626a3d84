package org.florscribe.platform.outbound;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Hints of an installation that a test sets up without a container. */
public final class SetHints {

    private SetHints() {}

    public static VendorHints at(String publicUrl) {
        return new VendorHints(
                purpose -> (UUID.nameUUIDFromBytes(purpose.getBytes(StandardCharsets.UTF_8)) + "")
                        .substring(0, 32)
                        .getBytes(StandardCharsets.UTF_8),
                () -> URI.create(publicUrl));
    }
}
