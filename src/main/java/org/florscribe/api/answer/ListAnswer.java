package org.florscribe.api.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.florscribe.shared.Page;

/** A list as it is answered; {@code next} goes into {@code after}, null at the end. */
public record ListAnswer<T>(List<T> items, Optional<String> next) {

    public ListAnswer {
        items = List.copyOf(items);
    }

    public static <S, T> ListAnswer<T> of(Page<S> page, Function<? super S, ? extends T> mapping) {
        Page<T> mapped = page.map(mapping);
        return new ListAnswer<>(mapped.items(), mapped.next());
    }
}
