package org.florscribe.platform.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log file that is moved aside when it has grown: server.log, server.log.1 (the one before) … server.log.9. */
final class LogFile implements AutoCloseable {

    private static final int KEPT = 9;

    private final Path file;
    private final long limit;
    private OutputStream out;
    private long size;

    LogFile(Path file, long limit) throws IOException {
        this.file = file;
        this.limit = limit;
        this.size = Files.exists(file) ? Files.size(file) : 0;
        this.out = open(file);
    }

    void line(String text) throws IOException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        if (size > 0 && size + bytes.length > limit) {
            moveAside(file);
            OutputStream next = open(file); // on a full disk this fails, and the old one serves on
            out.close();
            out = next;
            size = 0;
        }
        out.write(bytes);
        size += bytes.length;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    static void moveAside(Path file) throws IOException {
        for (int i = KEPT; i >= 1; i--) {
            Path older = i == 1 ? file : numbered(file, i - 1);
            if (Files.exists(older)) {
                Files.move(older, numbered(file, i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Path numbered(Path file, int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private static OutputStream open(Path file) throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
