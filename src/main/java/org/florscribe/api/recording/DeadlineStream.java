package org.florscribe.api.recording;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.florscribe.api.problem.ProblemException;

/** A body that has five minutes to arrive; what takes longer is better sent in pieces. */
final class DeadlineStream extends FilterInputStream {

    private static final long MINUTES = 5;

    private final long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);

    DeadlineStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        refuseLate();
        return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        refuseLate();
        return super.read(into, offset, length);
    }

    private void refuseLate() {
        if (System.nanoTime() - end > 0) {
            throw new ProblemException(
                    408,
                    "too-slow",
                    "The file did not arrive within " + MINUTES + " minutes. Nothing of it was kept. Send it in pieces,"
                            + " by POST /api/v1/encounters/{id}/uploads.");
        }
    }
}
