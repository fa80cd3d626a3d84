package org.florscribe.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.florscribe.shared.UnexpectedFailure;
import org.florscribe.shared.UnexpectedFailure.Door;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final Faults faults = new Faults();

    @Test
    void each_door_has_its_own_count() {
        faults.note(new UnexpectedFailure(Door.JOB, new IllegalStateException()));
        faults.note(new UnexpectedFailure(Door.JOB, new IllegalStateException()));
        faults.note(new UnexpectedFailure(Door.SOCKET, new IllegalStateException()));

        assertThat(faults.count(Door.JOB)).isEqualTo(2);
        assertThat(faults.count(Door.SOCKET)).isOne();
        assertThat(faults.count(Door.PAGE)).isZero();
    }

    @Test
    void a_thread_that_ends_by_a_failure_is_counted_and_ends_as_it_would() {
        Runnable work = faults.watching(() -> {
            throw new IllegalStateException("stop");
        });

        assertThatThrownBy(work::run).hasMessage("stop");
        assertThat(faults.count(Door.THREAD)).isOne();
    }

    @Test
    void what_a_patient_said_does_not_reach_the_log_with_a_failure() {
        var thrown = new IllegalStateException(
                "For input: \"my sister has it too\"",
                new SQLException("Key (mrn)=(4711) already exists", "23505", new NullPointerException("a.b is null")));

        String told = text(new Trace(thrown));

        assertThat(told)
                .contains("java.lang.IllegalStateException", "java.sql.SQLException 23505", "a.b is null")
                .contains("at org.florscribe.platform.faults.FaultsTest")
                .doesNotContain("sister", "4711");
    }

    @Test
    void a_failure_that_is_its_own_cause_is_told_to_some_depth() {
        var first = new IllegalStateException();
        first.initCause(new IllegalArgumentException(first));

        assertThat(text(new Trace(first)).split("Caused by", -1)).hasSizeLessThan(20);
    }

    private static String text(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
