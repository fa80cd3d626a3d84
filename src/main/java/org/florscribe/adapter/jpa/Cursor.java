package org.florscribe.adapter.jpa;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: the sort key of the last row shown. Opaque to callers. It decides nothing but the place in the
 * order, so it needs no signature; it holds ids, times and staff names, never patient data.
 *
 * <pre>{@code
 * Optional<Cursor> after = Cursor.after(page, 2);
 * // where e.at <= :at and (e.at < :at or e.id < :id) order by e.at desc, e.id desc, limit page.limit() + 1
 * return Cursor.page(rows, page, row -> Cursor.of(row.at(), row.id()));
 * }</pre>
 */
final class Cursor {

    private static final String SEPARATOR = "\n";

    private final List<String> parts;

    private Cursor(List<String> parts) {
        this.parts = parts;
    }

    static Cursor of(Object... sortKey) {
        return new Cursor(Arrays.stream(sortKey)
                .map(part -> part.toString().replace(SEPARATOR, " "))
                .toList());
    }

    /** The cursor of this request; its parts are checked when they are read. */
    static Optional<Cursor> after(PageRequest page, int parts) {
        return page.after().map(text -> decode(text, parts));
    }

    private static Cursor decode(String text, int parts) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> found = List.of(joined.split(SEPARATOR, -1));
            if (found.size() == parts) {
                return new Cursor(found);
            }
        } catch (IllegalArgumentException e) {
            throw unknown(e);
        }
        throw unknown(null);
    }

    /** What was read, one row more than asked for if there is more, as a stretch of the list. */
    static <T> Page<T> page(List<T> read, PageRequest asked, Function<? super T, Cursor> cursorOf) {
        if (read.size() <= asked.limit()) {
            return new Page<>(read, Optional.empty());
        }
        List<T> shown = new ArrayList<>(read.subList(0, asked.limit()));
        return new Page<>(
                shown, Optional.of(cursorOf.apply(shown.get(shown.size() - 1)).encode()));
    }

    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    String text(int part) {
        return parts.get(part);
    }

    UUID uuid(int part) {
        return parse(part, UUID::fromString);
    }

    Instant instant(int part) {
        return parse(part, Instant::parse);
    }

    LocalDate date(int part) {
        return parse(part, LocalDate::parse);
    }

    private <T> T parse(int part, Function<String, T> reading) {
        try {
            return reading.apply(parts.get(part));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw unknown(e);
        }
    }

    private static InvalidInput unknown(@Nullable Throwable cause) {
        InvalidInput refusal = new InvalidInput("after", "after takes what an earlier answer gave as next");
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }
}
