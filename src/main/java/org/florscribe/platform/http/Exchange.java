package org.florscribe.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The request this thread answers and its answer, for what belongs to a browser and not to a use case. */
record Exchange(HttpServletRequest request, HttpServletResponse response) {

    private static final ThreadLocal<Exchange> RUNNING = new ThreadLocal<>();

    static Optional<Exchange> running() {
        return Optional.ofNullable(RUNNING.get());
    }

    <T> T during(Callable<T> work) throws Exception {
        RUNNING.set(this);
        try {
            return work.call();
        } finally {
            RUNNING.remove();
        }
    }
}
