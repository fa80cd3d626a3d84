package org.florscribe.platform.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A request whose body was read already, and is given again from memory. */
final class ReadBody extends HttpServletRequestWrapper {

    private final ServletInputStream stream;

    ReadBody(HttpServletRequest request, byte[] body) {
        super(request);
        this.stream = new Stream(new ByteArrayInputStream(body));
    }

    @Override
    public ServletInputStream getInputStream() {
        return stream;
    }

    private static final class Stream extends ServletInputStream {

        private final ByteArrayInputStream from;

        private Stream(ByteArrayInputStream from) {
            this.from = from;
        }

        @Override
        public int read() {
            return from.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return from.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return from.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            try {
                listener.onDataAvailable();
                listener.onAllDataRead();
            } catch (IOException e) {
                listener.onError(e);
            }
        }
    }
}
