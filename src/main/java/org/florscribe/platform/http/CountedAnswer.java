package org.florscribe.platform.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of an answer as it is written, before the server packs them. */
final class CountedAnswer extends HttpServletResponseWrapper {

    private long bytes;
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;

    CountedAnswer(HttpServletResponse response) {
        super(response);
    }

    long bytes() {
        return bytes;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new CountedStream(super.getOutputStream());
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new CountedWriter(super.getWriter()));
        }
        return writer;
    }

    @Override
    public void reset() {
        super.reset();
        stream = null;
        writer = null;
        bytes = 0;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        bytes = 0;
    }

    private final class CountedStream extends ServletOutputStream {

        private final ServletOutputStream to;

        private CountedStream(ServletOutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            bytes++;
            to.write(b);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            bytes += length;
            to.write(from, offset, length);
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        @Override
        public void close() throws IOException {
            to.close();
        }

        @Override
        public boolean isReady() {
            return to.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            to.setWriteListener(listener);
        }
    }

    private final class CountedWriter extends FilterWriter {

        private CountedWriter(Writer to) {
            super(to);
        }

        @Override
        public void write(int c) throws IOException {
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            super.write(c);
        }

        @Override
        public void write(char[] from, int offset, int length) throws IOException {
            bytes += new String(from, offset, length).getBytes(StandardCharsets.UTF_8).length;
            super.write(from, offset, length);
        }

        @Override
        public void write(String from, int offset, int length) throws IOException {
            bytes += from.substring(offset, offset + length).getBytes(StandardCharsets.UTF_8).length;
            super.write(from, offset, length);
        }
    }
}
