package org.florscribe.platform.outbound;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Hints of an installation that a test sets up without a container. */
public final class SetHints {

    private SetHints() {}

    public static VendorHints at(String publicUrl) {
        return new VendorHints(
                purpose -> Arrays.copyOf(purpose.getBytes(StandardCharsets.UTF_8), 32), () -> URI.create(publicUrl));
    }
}
