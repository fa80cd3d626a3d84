package org.florscribe.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:15:30.123456Z");
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Test
    void a_list_goes_on_after_the_last_row_shown() {
        Page<Integer> page =
                Cursor.page(List.of(1, 2, 3), new PageRequest(2, Optional.empty()), row -> Cursor.of(AT, ID));
        assertThat(page.items()).containsExactly(1, 2);
        Cursor next = Cursor.after(new PageRequest(2, page.next()), 2).orElseThrow();
        assertThat(next.instant(0)).isEqualTo(AT);
        assertThat(next.uuid(1)).isEqualTo(ID);
    }

    @Test
    void the_last_stretch_has_no_next() {
        assertThat(Cursor.page(List.of(1, 2), new PageRequest(2, Optional.empty()), row -> Cursor.of(row))
                        .next())
                .isEmpty();
    }

    @Test
    void a_cursor_that_no_answer_gave_is_refused_in_words() {
        for (String foreign : new String[] {
            "", "x", "!!", "bm90aGluZw", Cursor.of("a", "b", "c").encode()
        }) {
            assertThatThrownBy(() -> Cursor.after(new PageRequest(2, Optional.of(foreign)), 2))
                    .as(foreign)
                    .isInstanceOf(InvalidInput.class);
        }
        Cursor notTimes = Cursor.after(
                        new PageRequest(2, Optional.of(Cursor.of("a", "b").encode())), 2)
                .orElseThrow();
        assertThatThrownBy(() -> notTimes.instant(0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> notTimes.uuid(1)).isInstanceOf(InvalidInput.class);
    }
}
