package org.florscribe.api.note;

import java.util.ArrayList;
import java.util.List;
import org.florscribe.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Lists of a body: none is an empty one, and nothing in one may be null. */
final class Lists {

    private Lists() {}

    static <T> List<T> of(String field, @Nullable List<@Nullable T> list) {
        List<T> all = new ArrayList<>();
        if (list == null) {
            return all;
        }
        for (T item : list) {
            if (item == null) {
                throw new InvalidInput(field, "null is nothing that can stand in this list");
            }
            all.add(item);
        }
        return all;
    }
}
