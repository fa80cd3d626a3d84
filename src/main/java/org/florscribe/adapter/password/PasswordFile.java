package org.florscribe.adapter.password;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A list of passwords: one in a line, or, in order, their SHA-1 hashes in hexadecimal digits with or without a colon and how often each was
 * seen. Lists of hashes have tens of gigabytes and are searched by halves; others are read through.
 */
final class PasswordFile implements Closeable {

    private static final int HASH_DIGITS = 40;
    private static final Pattern HASH_LINE = Pattern.compile("[0-9A-Fa-f]{40}(:\\d+)?\\s*");
    private static final int LONGEST_LINE = 128;

    private final Path path;
    private final RandomAccessFile file;

    private PasswordFile(Path path) throws IOException {
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "r");
    }

    static PasswordFile open(Path path) throws IOException {
        return new PasswordFile(path);
    }

    boolean contains(String password) throws IOException {
        if (HASH_LINE.matcher(lineFrom(0)).matches()) {
            return containsHash(hash(password));
        }
        return containsLine(password);
    }

    private boolean containsLine(String password) throws IOException {
        // a reader that replaces what is no UTF-8: one odd line of a list spoils nothing
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(password)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Between two places at which lines begin, the later one past those that are too large. */
    private boolean containsHash(String wanted) throws IOException {
        long from = 0;
        long to = file.length();
        while (from < to) {
            long middle = beginOfLine((from + to) / 2, from);
            String line = lineFrom(middle);
            int order = line.length() < HASH_DIGITS
                    ? 1
                    : line.substring(0, HASH_DIGITS).compareToIgnoreCase(wanted);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                from = middle + line.length();
            } else {
                to = middle;
            }
        }
        return false;
    }

    /** Of the line that this place is in. */
    private long beginOfLine(long place, long atLeast) throws IOException {
        long at = place;
        while (at > atLeast) {
            file.seek(at - 1);
            if (file.read() == '\n') {
                return at;
            }
            at--;
        }
        return atLeast;
    }

    /** With what ends it; of a longer one the begin. */
    private String lineFrom(long place) throws IOException {
        byte[] some = new byte[LONGEST_LINE];
        file.seek(place);
        int length = Math.max(0, file.read(some));
        String text = new String(some, 0, length, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String hash(String password) {
        try {
            // not to keep a secret: it is what the lists are made of
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is not available", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
