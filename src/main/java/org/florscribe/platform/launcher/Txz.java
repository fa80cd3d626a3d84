package org.florscribe.platform.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.tukaani.xz.XZInputStream;

/** Unpacks a .txz: ustar headers and GNU long names, all that the PostgreSQL archive uses. */
final class Txz {

    private static final int BLOCK = 512;
    private static final int OWNER_EXECUTES = 0100;

    private final InputStream in;
    private final Path to;
    private final byte[] header = new byte[BLOCK];

    private Txz(InputStream in, Path to) {
        this.in = in;
        this.to = to;
    }

    static void unpack(InputStream packed, Path to) throws IOException {
        try (var in = new BufferedInputStream(new XZInputStream(packed), 1 << 16)) {
            new Txz(in, to).entries();
        }
    }

    private void entries() throws IOException {
        String longName = "";
        while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
            long size = Long.parseLong(text(124, 12).strip(), 8);
            String prefix = text(345, 155);
            String name =
                    !longName.isEmpty() ? longName : prefix.isEmpty() ? text(0, 100) : prefix + "/" + text(0, 100);
            longName = "";
            Path target = to.resolve(name).normalize();
            if (!target.startsWith(to)) {
                throw new IOException("the archive names a file outside its folder");
            }
            switch (header[156]) {
                case 'L' -> longName = new String(in.readNBytes((int) size), StandardCharsets.UTF_8).replace("\0", "");
                case '5' -> Files.createDirectories(target);
                case '2' -> {
                    Files.createDirectories(parent(target));
                    Files.createSymbolicLink(target, Path.of(text(157, 100)));
                }
                case '0', 0 -> file(target, size);
                default -> in.skipNBytes(size);
            }
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        }
    }

    private void file(Path target, long size) throws IOException {
        Files.createDirectories(parent(target));
        byte[] buffer = new byte[1 << 16];
        try (var out = Files.newOutputStream(target)) {
            for (long left = size; left > 0; ) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    throw new IOException("the archive ends too early");
                }
                out.write(buffer, 0, n);
                left -= n;
            }
        }
        if ((Integer.parseInt(text(100, 8).strip(), 8) & OWNER_EXECUTES) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private String text(int at, int length) {
        int n = 0;
        while (n < length && header[at + n] != 0) {
            n++;
        }
        return new String(header, at, n, StandardCharsets.UTF_8);
    }
}
