package org.florscribe.api.answer;

import org.florscribe.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Fields of a body that may not be missing. What they may hold is for the domain to say. */
public final class Fields {

    private Fields() {}

    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInput(field, field + " is missing");
        }
        return value;
    }

    /** The body itself, which is null when {@code null} was sent. */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new InvalidInput("body", "a JSON body is needed");
        }
        return body;
    }
}
