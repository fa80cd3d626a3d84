package org.florscribe.platform.persistence;

import java.sql.SQLException;
import java.util.Set;
import org.florscribe.shared.Unavailable;

/** What a failure of the database means to the caller. Its own words may quote values, so they go to nobody but the log's stack trace. */
public final class DatabaseFailure {

    /** Classes of SQLSTATE (PostgreSQL appendix A): connection, resources, operator intervention such as shutdown or statement timeout. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    private static final String GONE =
            "The database does not answer just now. Nothing was changed; try again in a moment.";
    private static final String TOO_LONG =
            "This took longer than it may and was stopped. Nothing was changed; try again in a moment.";

    /** SQLSTATE query_canceled: what the database says when statement_timeout has passed. */
    static final String STOPPED = "57014";

    private DatabaseFailure() {}

    /** What to tell the caller of a failure that {@link #isAway} is right about. */
    public static String words(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (at instanceof SQLException sql && STOPPED.equals(sql.getSQLState())) {
                return TOO_LONG;
            }
            at = at.getCause();
        }
        return GONE;
    }

    /** As an exception to throw: {@link Unavailable} when trying again later can help. */
    public static RuntimeException of(SQLException failure) {
        return isAway(failure)
                ? new Unavailable(words(failure), failure)
                : new IllegalStateException("Database failure, state " + failure.getSQLState(), failure);
    }

    /** Whether somewhere below this failure the database was away, full, or told to stop. */
    public static boolean isAway(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (at instanceof SQLException sql && isAway(sql)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        String message = String.valueOf(failure.getMessage());
        // the pool gives no SQLSTATE when it has no connection to give
        return state == null
                ? message.contains("onnection could not be allocated") || message.contains("Error in allocating")
                : AWAY.contains(state.substring(0, Math.min(2, state.length())));
    }
}
