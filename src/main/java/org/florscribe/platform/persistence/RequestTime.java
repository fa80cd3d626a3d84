package org.florscribe.platform.persistence;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long the request of this thread may still use the database. Past its end no further statement begins, and a transaction
 * that begins shortly before may not run a statement beyond it; what was changed until then is rolled back. Jobs have no end.
 */
public final class RequestTime implements AutoCloseable {

    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(25);
    private static final ThreadLocal<@Nullable Long> END = new ThreadLocal<>();

    private RequestTime() {}

    /** From here until it is closed the time of a request runs. */
    public static RequestTime begin(Duration longest) {
        END.set(System.nanoTime() + longest.toNanos());
        return new RequestTime();
    }

    @Override
    public void close() {
        END.remove();
    }

    /** @throws SQLException as the database does, when the time is over */
    static void check() throws SQLException {
        Long end = END.get();
        if (end != null && end - System.nanoTime() <= 0) {
            throw new SQLTimeoutException("The request's time is over", DatabaseFailure.STOPPED);
        }
    }

    /** At least 1: for the database, 0 is no limit. */
    static long longestStatementMillis() {
        Long end = END.get();
        long most = LONGEST_STATEMENT.toMillis();
        return end == null ? most : Math.max(1, Math.min(most, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    }
}
