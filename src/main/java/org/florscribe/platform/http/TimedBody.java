package org.florscribe.platform.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body has to come at 1 KB a second or faster, once 10 s were spent in waiting for it (security.md 2.16). What the
 * product itself does between two reads is not the caller's time.
 */
final class TimedBody extends HttpServletRequestWrapper {

    private static final long GRACE_SECONDS = 10;
    private static final long LEAST_BYTES_A_SECOND = 1024;
    private static final int BUFFER_BYTES = 8_192;

    private @Nullable Stream stream;

    TimedBody(HttpServletRequest request) {
        super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            ServletInputStream from = super.getInputStream();
            stream = new Stream(from, isBesideAnOffer() ? ended(from) : from);
        }
        return stream;
    }

    /** As {@code java.net.http} sends {@code Upgrade: h2c} with each request. Nobody has to take it (RFC 9110 section 7.8). */
    private boolean isBesideAnOffer() {
        String offer = getHeader("Upgrade");
        return offer != null && !offer.equalsIgnoreCase("websocket");
    }

    /** Where another protocol is offered the server hands on whatever comes, as it comes and without an end. */
    private InputStream ended(InputStream from) {
        var buffer = new SessionInputBufferImpl(BUFFER_BYTES);
        return "chunked".equalsIgnoreCase(getHeader("Transfer-Encoding"))
                ? new ChunkedInputStream(buffer, from)
                : new ContentLengthInputStream(buffer, from, Math.max(0, getContentLengthLong()));
    }

    /** Whether reading was given up. */
    boolean isTooSlow() {
        return stream != null && stream.tooSlow;
    }

    private static final class Stream extends ServletInputStream {

        private final ServletInputStream from;
        private final InputStream content;
        private long waited;
        private long bytes;
        private boolean tooSlow;

        private Stream(ServletInputStream from, InputStream content) {
            this.from = from;
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            long asked = System.nanoTime();
            int read = content.read();
            count(read < 0 ? -1 : 1, asked);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            long asked = System.nanoTime();
            int read = content.read(into, offset, length);
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
            return content.available();
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
