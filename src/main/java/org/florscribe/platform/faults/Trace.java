package org.florscribe.platform.faults;

import java.sql.SQLException;
import java.util.Set;

/**
 * What was thrown, where, and because of what, without its words: those of a parser or a database can hold what a patient
 * said. Kept are words that only Java itself writes, about classes and fields, and the state that a database names.
 */
final class Trace extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private static final int DEEPEST = 10;

    private static final Set<Class<?>> ABOUT_CODE = Set.of(
            NullPointerException.class,
            ClassCastException.class,
            ArithmeticException.class,
            NoClassDefFoundError.class,
            ClassNotFoundException.class);

    Trace(Throwable of) {
        this(of, 1);
    }

    private Trace(Throwable of, int depth) {
        super(told(of), of.getCause() == null || depth >= DEEPEST ? null : new Trace(of.getCause(), depth + 1));
        setStackTrace(of.getStackTrace());
    }

    private static String told(Throwable of) {
        String type = of.getClass().getName();
        if (of instanceof SQLException sql) {
            return type + " " + sql.getSQLState();
        }
        return ABOUT_CODE.contains(of.getClass()) ? of.toString() : type;
    }

    /** A stack trace begins each part with this: the type it stands for, not our own. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return String.valueOf(getMessage());
    }
}
