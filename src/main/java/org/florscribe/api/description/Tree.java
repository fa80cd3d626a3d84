package org.florscribe.api.description;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks the maps and lists a document is made of. */
final class Tree {

    private Tree() {}

    /** What lies at the end of these keys; IllegalArgumentException when nothing does. */
    static Object at(Object from, String... keys) {
        Object at = from;
        for (String key : keys) {
            @Nullable Object next = at instanceof Map<?, ?> map ? map.get(key) : null;
            if (next == null) {
                throw new IllegalArgumentException("Nothing at " + String.join("/", keys));
            }
            at = next;
        }
        return at;
    }

    static Optional<Object> find(Object from, String key) {
        return from instanceof Map<?, ?> map ? Optional.ofNullable(map.get(key)) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // documents are made here, of maps with text keys
    static Map<String, Object> map(Object from, String... keys) {
        return (Map<String, Object>) at(from, keys);
    }

    static List<?> list(Object from, String... keys) {
        return (List<?>) at(from, keys);
    }
}
