package org.florscribe.platform.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body has to come at 1 KB a second or faster, once 10 s were spent in waiting for it (security.md 2.16). What the
 * product itself does between two reads is not the caller's time.
 */
final class TimedBody extends HttpServletRequestWrapper {

    private static final long GRACE_SECONDS = 10;
    private static final long LEAST_BYTES_A_SECOND = 1024;

    private @Nullable Stream stream;

    TimedBody(HttpServletRequest request) {
        super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new Stream(super.getInputStream());
        }
        return stream;
    }

    /** Whether reading was given up. */
    boolean isTooSlow() {
        return stream != null && stream.tooSlow;
    }

    private static final class Stream extends ServletInputStream {

        private final ServletInputStream from;
        private long waited;
        private long bytes;
        private boolean tooSlow;

        private Stream(ServletInputStream from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            long asked = System.nanoTime();
            int read = from.read();
            count(read < 0 ? -1 : 1, asked);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            long asked = System.nanoTime();
            int read = from.read(into, offset, length);
            count(read, asked);
            return read;
        }

        private void count(int read, long asked) throws IOException {
            if (read < 0) {
                return;
            }
            bytes += read;
            waited += System.nanoTime() - asked;
            long seconds = TimeUnit.NANOSECONDS.toSeconds(waited);
            if (seconds >= GRACE_SECONDS && bytes < seconds * LEAST_BYTES_A_SECOND) {
                tooSlow = true;
                throw new SlowBody();
            }
        }

        @Override
        public boolean isFinished() {
            return from.isFinished();
        }

        @Override
        public boolean isReady() {
            return from.isReady();
        }

        @Override
        public int available() throws IOException {
            return from.available();
        }

        @Override
        public void close() throws IOException {
            from.close();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            from.setReadListener(listener);
        }
    }
}
