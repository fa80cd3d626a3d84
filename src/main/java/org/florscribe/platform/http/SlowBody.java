package org.florscribe.platform.http;

import java.io.IOException;

/** The body of a request comes so slowly that reading on would only keep a thread from others. */
public final class SlowBody extends IOException {

    private static final long serialVersionUID = 1L;

    SlowBody() {
        super("The body comes too slowly");
    }

    public static boolean isIn(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (at instanceof SlowBody) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }
}
