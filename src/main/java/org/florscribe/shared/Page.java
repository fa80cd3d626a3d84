package org.florscribe.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One stretch of a list, and the cursor that continues it. */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }

    /** Every item of a list, in its order; each page is read when it is come to. */
    public static <T> Stream<T> all(Function<PageRequest, Page<T>> list) {
        return Stream.iterate(
                        Optional.of(list.apply(PageRequest.longest(Optional.empty()))),
                        Optional::isPresent,
                        page -> page.flatMap(Page::next)
                                .map(after -> list.apply(PageRequest.longest(Optional.of(after)))))
                .flatMap(page -> page.orElseThrow().items().stream());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), next);
    }
}
