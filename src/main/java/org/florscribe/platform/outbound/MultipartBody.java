package org.florscribe.platform.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.florscribe.shared.Ids;

/** A form with files (RFC 7578), put together while it is sent. Names and values are ours: they hold no quotes and no line ends. */
public final class MultipartBody implements OutboundBody {

    private final String boundary = "florscribe-" + Ids.next();
    private final List<OutboundBody> pieces = new ArrayList<>();

    public MultipartBody field(String name, String value) {
        require(name);
        text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
        text(value + "\r\n");
        return this;
    }

    public MultipartBody file(String name, String fileName, OutboundBody content) {
        require(name);
        require(fileName);
        text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: " + content.contentType() + "\r\n\r\n");
        pieces.add(content);
        text("\r\n");
        return this;
    }

    @Override
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public OptionalLong size() {
        long sum = end().size().orElseThrow();
        for (OutboundBody piece : pieces) {
            if (piece.size().isEmpty()) {
                return OptionalLong.empty();
            }
            sum += piece.size().getAsLong();
        }
        return OptionalLong.of(sum);
    }

    @Override
    public InputStream open() {
        List<OutboundBody> all = new ArrayList<>(pieces);
        all.add(end());
        return new Joined(all.iterator());
    }

    private OutboundBody end() {
        return OutboundBody.of("text/plain", ("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        pieces.add(OutboundBody.streamed("text/plain", bytes.length, () -> new ByteArrayInputStream(bytes)));
    }

    private static void require(String name) {
        if (name.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\' || c > '~')) {
            throw new IllegalArgumentException("Not a name for a part of a form");
        }
    }

    /** One piece after the other, each opened when it is its turn. */
    private static final class Joined extends InputStream {

        private final Iterator<OutboundBody> rest;
        private InputStream current = InputStream.nullInputStream();

        Joined(Iterator<OutboundBody> rest) {
            this.rest = rest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = current.read(buffer, offset, length);
            while (read < 0 && rest.hasNext()) {
                current.close();
                current = rest.next().open();
                read = current.read(buffer, offset, length);
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            current.close();
        }
    }
}
