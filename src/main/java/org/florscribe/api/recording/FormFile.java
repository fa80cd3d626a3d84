package org.florscribe.api.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.shared.InvalidInput;

/**
 * The part {@code file} of a {@code multipart/form-data} body (RFC 7578), read as it comes. The server's own reader would lay
 * the file down unencrypted on its disk first.
 */
final class FormFile extends InputStream {

    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED_FILE =
            Pattern.compile(";\\s*name=(?:\"file\"|file)\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);
    private static final int MOST_HEADER_BYTES = 8192;
    private static final int MOST_PARTS = 20;

    private final Window window;
    private final byte[] delimiter;

    private FormFile(InputStream in, String boundary) {
        this.window = new Window(in);
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    static boolean isForm(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** @throws InvalidInput when there is no such part */
    static FormFile in(InputStream body, String contentType) throws IOException {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw new InvalidInput("file", "The form names no boundary.");
        }
        FormFile file = new FormFile(body, boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        file.window.pretendLineEnd(); // the first delimiter has none before it
        file.passOver();
        for (int part = 0; part < MOST_PARTS; part++) {
            if (!file.window.line(MOST_HEADER_BYTES).isBlank()) {
                break; // "--": the end
            }
            if (file.headersNameFile()) {
                return file;
            }
            file.passOver();
        }
        throw new InvalidInput("file", "The form has no part with the name file.");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Up to the next delimiter. */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int free = window.before(delimiter);
        if (free == 0) {
            return -1;
        }
        return window.take(into, offset, Math.min(free, length));
    }

    private boolean headersNameFile() throws IOException {
        boolean named = false;
        int read = 0;
        for (String line = window.line(MOST_HEADER_BYTES); !line.isEmpty(); line = window.line(MOST_HEADER_BYTES)) {
            read += line.length();
            if (read > MOST_HEADER_BYTES) {
                throw new InvalidInput("file", "The headers of a part are too long.");
            }
            named |= line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")
                    && NAMED_FILE.matcher(line).find();
        }
        return named;
    }

    private void passOver() throws IOException {
        byte[] rest = new byte[8192];
        int n = 0;
        while (n >= 0) {
            n = read(rest, 0, rest.length);
        }
        window.drop(delimiter.length);
    }

    /** What was read ahead. */
    private static final class Window {

        private final InputStream in;
        private final byte[] bytes = new byte[64 * 1024];
        private int start;
        private int end;
        private boolean ended;

        private Window(InputStream in) {
            this.in = in;
        }

        private void pretendLineEnd() {
            bytes[0] = '\r';
            bytes[1] = '\n';
            end = 2;
        }

        /** How many bytes come before the delimiter, as far as is known; 0 when it is next. */
        private int before(byte[] delimiter) throws IOException {
            while (true) {
                int found = find(delimiter);
                if (found >= 0) {
                    return found - start;
                }
                int sure = end - start - delimiter.length + 1;
                if (sure > 0) {
                    return sure;
                }
                fill();
            }
        }

        private int find(byte[] delimiter) {
            for (int at = start; at + delimiter.length <= end; at++) {
                int same = 0;
                while (same < delimiter.length && bytes[at + same] == delimiter[same]) {
                    same++;
                }
                if (same == delimiter.length) {
                    return at;
                }
            }
            return -1;
        }

        private int take(byte[] into, int offset, int length) {
            System.arraycopy(bytes, start, into, offset, length);
            start += length;
            return length;
        }

        private void drop(int length) {
            start += length;
        }

        /** Without its end. */
        private String line(int most) throws IOException {
            StringBuilder line = new StringBuilder();
            while (line.length() <= most) {
                if (start == end) {
                    fill();
                }
                char next = (char) (bytes[start++] & 0xff);
                if (next == '\n') {
                    return line.toString().replaceFirst("\r$", "");
                }
                line.append(next);
            }
            throw new InvalidInput("file", "The headers of a part are too long.");
        }

        private void fill() throws IOException {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            start = 0;
            int n = ended ? -1 : in.read(bytes, end, bytes.length - end);
            if (n < 0) {
                ended = true;
                throw new InvalidInput("file", "The form ends in the middle of a part.");
            }
            end += n;
        }
    }
}
