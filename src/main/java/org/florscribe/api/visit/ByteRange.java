package org.florscribe.api.visit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one stretch of a file that a request asks for (RFC 9110, section 14).
 *
 * @param first byte, counted from 0
 * @param bytes 0 when there is no such stretch in the file
 * @param open the request did not say where it ends
 */
record ByteRange(long first, long bytes, boolean open) {

    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /**
     * @param header the Range field
     * @return empty when all of the file is to be given: nothing was asked for, or what we do not do, such as several stretches
     */
    static Optional<ByteRange> parse(@Nullable String header, long length) {
        Matcher asked = ONE.matcher(header == null ? "" : header);
        if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (asked.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(asked.group(2)), length);
            return Optional.of(new ByteRange(length - last, last, false));
        }
        long first = Long.parseLong(asked.group(1));
        boolean open = asked.group(2).isEmpty();
        long end = open ? length - 1 : Math.min(Long.parseLong(asked.group(2)), length - 1);
        if (!open && Long.parseLong(asked.group(2)) < first) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(first, Math.max(0, end - first + 1), open));
    }

    /** Whoever asks for all that follows takes it piece by piece; nobody's answer is left half read for as long as a pause. */
    ByteRange atMost(long most) {
        return open && bytes > most ? new ByteRange(first, most, true) : this;
    }

    /** As the Content-Range field has it. */
    String of(long length) {
        return bytes == 0 ? "bytes */" + length : "bytes " + first + "-" + (first + bytes - 1) + "/" + length;
    }
}
