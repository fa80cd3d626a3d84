package org.florscribe.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk in memory that a test can fill to the last byte, and free again. */
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;

    private final Path root;

    private SmallDisk(Path root) {
        this.root = root;
    }

    /** Empty on a machine that does not let its tests mount one. */
    public static Optional<SmallDisk> mount(int megabytes) throws IOException, InterruptedException {
        Path root = Files.createTempDirectory("florscribe-disk");
        if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=755", "tmpfs", root.toString()) != 0) {
            Files.delete(root);
            return Optional.empty();
        }
        return Optional.of(new SmallDisk(root));
    }

    /** A new folder on it. */
    public Path folder(String name) throws IOException {
        return Files.createDirectory(root.resolve(name));
    }

    public void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("space")) {
                throw e;
            }
        }
    }

    public void free() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return root.resolve("ballast");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", root.toString());
        Files.delete(root);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            return -1; // there is no such program
        }
    }
}
