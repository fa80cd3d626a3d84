package org.florscribe.platform.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** Sends a body piece by piece, and says so to the watch. */
final class WatchedEntity extends AbstractHttpEntity {

    private static final int AT_ONCE = 1 << 16;

    private final OutboundBody body;
    private final CallWatch watch;

    WatchedEntity(OutboundBody body, CallWatch watch) {
        super(body.contentType(), null, body.size().isEmpty());
        this.body = body;
        this.watch = watch;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[AT_ONCE];
        watch.moved();
        try (InputStream in = body.open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                watch.moved();
            }
        }
        watch.sent();
    }

    @Override
    public InputStream getContent() throws IOException {
        return body.open();
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public boolean isRepeatable() {
        return false; // we never let it be sent twice by itself
    }

    @Override
    public long getContentLength() {
        return body.size().orElse(-1);
    }

    @Override
    public void close() {
        // each reader closes its own stream
    }
}
