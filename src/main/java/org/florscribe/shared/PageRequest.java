package org.florscribe.shared;

import java.util.Optional;

/** How much of a list is asked for, and after which cursor. A cursor is opaque to the caller and holds no patient data. */
public record PageRequest(int limit, Optional<String> after) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInput("limit", "limit is a number from 1 to " + MAX_LIMIT);
        }
    }

    /** As much at once as there can be. */
    static PageRequest longest(Optional<String> after) {
        return new PageRequest(MAX_LIMIT, after);
    }

    public static PageRequest first() {
        return new PageRequest(DEFAULT_LIMIT, Optional.empty());
    }
}
