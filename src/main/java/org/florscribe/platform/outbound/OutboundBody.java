package org.florscribe.platform.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** What a call carries, read as it is sent. May be opened again when a call is repeated. */
public interface OutboundBody {

    String contentType();

    /** In bytes; empty when only its end shows, and it is sent in chunks. */
    OptionalLong size();

    /** From the start; the caller closes it. */
    InputStream open() throws IOException;

    static OutboundBody of(String contentType, byte[] bytes) {
        return new OutboundBody() {
            @Override
            public String contentType() {
                return contentType;
            }

            @Override
            public OptionalLong size() {
                return OptionalLong.of(bytes.length);
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** Of unknown size, in chunks. */
    static OutboundBody streamed(String contentType, Opening source) {
        return new Streamed(contentType, OptionalLong.empty(), source);
    }

    static OutboundBody streamed(String contentType, long size, Opening source) {
        return new Streamed(contentType, OptionalLong.of(size), source);
    }

    /** Where a stream comes from. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /** One whose bytes lie somewhere else. */
    record Streamed(String contentType, OptionalLong size, Opening source) implements OutboundBody {

        @Override
        public InputStream open() throws IOException {
            return source.open();
        }
    }
}
