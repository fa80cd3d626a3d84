package org.florscribe.platform.idempotency;

import java.util.Arrays;
import java.util.Optional;

/** What a call answered the first time: status, three headers where they were given, and the body's bytes. */
public record KeptAnswer(
        int status, Optional<String> contentType, Optional<String> location, Optional<String> etag, byte[] body) {

    @Override
    public boolean equals(Object other) {
        return other instanceof KeptAnswer that
                && status == that.status
                && contentType.equals(that.contentType)
                && location.equals(that.location)
                && etag.equals(that.etag)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return 31 * status + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "KeptAnswer[" + status + "]";
    }
}
