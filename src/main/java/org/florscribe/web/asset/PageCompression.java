package org.florscribe.web.asset;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends a page compressed, unless it may repeat what came with the request: the length of a compressed answer that holds both
 * a secret and words of somebody's choice tells whether they are alike. So: reading only, and no parameter but those that can
 * only be a cursor, an id, a day or one of our own words.
 */
public class PageCompression extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> HARMLESS = Set.of(
            "id", "to", "date", "show", "list", "done", "after", "from", "actor", "patient", "action", "outcome",
            "step", "parked");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!mayBeCompressed(request)) {
            chain.doFilter(request, response);
            return;
        }
        HeldBack page = new HeldBack(response);
        chain.doFilter(request, page);
        page.send();
    }

    private static boolean mayBeCompressed(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        return request.getMethod().equals("GET")
                && accepted != null
                && accepted.contains("gzip")
                && !request.getServletPath().startsWith("/jakarta.faces.resource/")
                && HARMLESS.containsAll(request.getParameterMap().keySet());
    }

    /** Keeps the page until it is whole, which Faces does anyway, so that an error page can still take its place. */
    private static final class HeldBack extends HttpServletResponseWrapper {

        private final ByteArrayOutputStream page = new ByteArrayOutputStream(32 * 1024);
        private @Nullable ServletOutputStream stream;
        private @Nullable PrintWriter writer;

        HeldBack(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() {
            if (stream == null) {
                stream = new Kept(page);
            }
            return stream;
        }

        @Override
        public PrintWriter getWriter() {
            if (writer == null) {
                writer = new PrintWriter(new OutputStreamWriter(page, Charset.forName(getCharacterEncoding())));
            }
            return writer;
        }

        @Override
        public void setContentLength(int length) {
            // known only when it is compressed
        }

        @Override
        public void setContentLengthLong(long length) {
            // known only when it is compressed
        }

        @Override
        public void flushBuffer() {
            if (writer != null) {
                writer.flush();
            }
        }

        @Override
        public void resetBuffer() {
            super.resetBuffer();
            flushBuffer();
            page.reset();
        }

        @Override
        public void reset() {
            super.reset();
            flushBuffer();
            page.reset();
        }

        void send() throws IOException {
            flushBuffer();
            if (page.size() == 0 || isCommitted()) {
                return;
            }
            addHeader("Vary", "Accept-Encoding");
            setHeader("Content-Encoding", "gzip");
            ByteArrayOutputStream compressed = new ByteArrayOutputStream(page.size() / 4);
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                page.writeTo(gzip);
            }
            super.setContentLength(compressed.size());
            compressed.writeTo(super.getOutputStream());
        }
    }

    private static final class Kept extends ServletOutputStream {

        private final ByteArrayOutputStream page;

        Kept(ByteArrayOutputStream page) {
            this.page = page;
        }

        @Override
        public void write(int b) {
            page.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            page.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("Pages are written at once");
        }
    }
}
