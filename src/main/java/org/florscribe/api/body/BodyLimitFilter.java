package org.florscribe.api.body;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.florscribe.api.problem.ProblemException;

/** Refuses a body that says it is too large without keeping any of it, and stops one that says nothing, or less, while reading it. */
@Priority(Priorities.ENTITY_CODER - 100)
public class BodyLimitFilter implements ContainerRequestFilter {

    /** Bytes. A client that is still sending when the connection ends never sees why; up to here it is heard out. */
    static final long HEARD_OUT = 64_000_000;

    private static final String STREAMED = BodyLimitFilter.class.getName();

    private final long limit;
    private final boolean streamed;

    BodyLimitFilter(long limit, boolean streamed) {
        this.limit = limit;
        this.streamed = streamed;
    }

    /** Whether the call reads its body as it comes, see {@link BodyLimit#streamed}. */
    public static boolean isStreamed(ContainerRequestContext request) {
        return Boolean.TRUE.equals(request.getProperty(STREAMED));
    }

    /** As the request says; 0 when it says nothing. */
    static long lengthOf(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        long length = lengthOf(request);
        if (length > limit) {
            if (length <= HEARD_OUT) {
                request.getEntityStream().transferTo(OutputStream.nullOutputStream());
            }
            throw ProblemException.tooLarge(limit);
        }
        request.setProperty(STREAMED, streamed);
        request.setEntityStream(new Bounded(request.getEntityStream(), limit));
    }

    /** Gives at most {@code limit} bytes; one more is refused. */
    static final class Bounded extends FilterInputStream {

        private final long limit;
        private long read;

        Bounded(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                count(1);
            }
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            if (n > 0) {
                count(n);
            }
            return n;
        }

        @Override
        public long skip(long n) {
            return 0; // bytes passed over would not be counted
        }

        private void count(int n) {
            read += n;
            if (read > limit) {
                throw ProblemException.tooLarge(limit);
            }
        }
    }
}
