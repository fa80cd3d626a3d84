package org.florscribe.platform.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsLineTest {

    private final List<String> heard = new ArrayList<>();
    private final List<Long> pauses = new ArrayList<>();
    private int closed;

    @Test
    void what_is_told_is_heard_in_order() {
        run(1, wire("a", "b c"));

        assertThat(heard).containsExactly("open", "a", "b", "c");
    }

    @Test
    void a_line_that_ends_is_closed_and_opened_again_and_says_that_something_may_be_missing() {
        run(1, wire("a"), wire("b"));

        assertThat(heard).containsExactly("open", "a", "open", "b");
        assertThat(closed).isEqualTo(2);
    }

    @Test
    void each_failure_makes_it_wait_longer_up_to_fifteen_seconds() {
        run(1, failure(), failure(), failure(), failure(), failure(), failure(), failure(), failure(), wire());

        assertThat(pauses).startsWith(500L, 1000L, 2000L, 4000L, 8000L, 15_000L, 15_000L, 15_000L);
        assertThat(heard).containsExactly("open");
    }

    @Test
    void once_it_was_open_it_is_quick_again() {
        run(1, failure(), failure(), failure(), wire(), wire());

        assertThat(pauses).startsWith(500L, 1000L, 2000L, 500L);
    }

    @Test
    void nodes_do_not_come_back_all_at_once() {
        run(0, failure(), failure(), wire());

        assertThat(pauses).startsWith(250L, 500L);
    }

    @Test
    void a_stopped_line_closes_its_connection_and_ends() {
        var line = new NewsLine[1];
        line[0] = new NewsLine(() -> open("a"), time -> pauses.add(time.toMillis()), () -> 1);
        line[0].run(new Ear() {
            @Override
            public void hear(String news) {
                heard.add(news);
                line[0].stop();
            }

            @Override
            public void mayHaveMissed() {
                heard.add("open");
            }
        });

        assertThat(heard).containsExactly("open", "a");
        assertThat(closed).isPositive();
        assertThat(pauses).isEmpty();
    }

    /** Ends by an interrupt when nothing is left to open. */
    private void run(double chance, NewsLine.Exchange... openings) {
        Iterator<NewsLine.Exchange> next = List.of(openings).iterator();
        var line = new NewsLine(
                () -> next.next().open(),
                time -> {
                    pauses.add(time.toMillis());
                    if (!next.hasNext()) {
                        throw new InterruptedException();
                    }
                },
                () -> chance);
        line.run(new Ear() {
            @Override
            public void hear(String news) {
                heard.add(news);
            }

            @Override
            public void mayHaveMissed() {
                heard.add("open");
            }
        });
        assertThat(Thread.interrupted()).isTrue();
    }

    private static NewsLine.Exchange failure() {
        return () -> {
            throw new SQLException("away", "08001");
        };
    }

    /** Each text arrives by itself; words in it arrive together. */
    private NewsLine.Exchange wire(String... arrivals) {
        return () -> open(arrivals);
    }

    private Wire open(String... arrivals) {
        Iterator<String> next = List.of(arrivals).iterator();
        return new Wire() {
            @Override
            public List<String> await() throws SQLException {
                if (next.hasNext()) {
                    return List.of(next.next().split(" "));
                }
                throw new SQLException("ended", "08006");
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }
}
