package org.florscribe.platform.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DATA_DIR: what lies where, the lock that says whose it is, and the secrets made for an installation with a database of its own. */
final class DataFolder {

    private final Path root;

    @SuppressWarnings("UnusedVariable")
    private @Nullable RandomAccessFile lockFile; // a field: once unreachable it would be closed, and the lock gone

    DataFolder(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path runtime() {
        return root.resolve("runtime");
    }

    Path socket() {
        return root.resolve("run/admin.sock");
    }

    Path serverPid() {
        return root.resolve("server.pid");
    }

    Path secret(String name) {
        return root.resolve("secrets").resolve(name);
    }

    void create() throws IOException {
        if (!Files.exists(root)) {
            Files.createDirectories(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        privateFolder(root.resolve("secrets"));
        privateFolder(root.resolve("run"));
        privateFolder(logs());
    }

    void lock() throws IOException {
        var file = new RandomAccessFile(root.resolve("lock").toFile(), "rw");
        lockFile = file;
        FileLock lock;
        try {
            lock = file.getChannel().tryLock(0, Long.MAX_VALUE - 1, false);
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            String holder = file.readLine();
            throw new StartFailed("FlorScribe did not start: another one (process " + holder
                    + ") already uses DATA_DIR " + root + ".");
        }
        file.setLength(0);
        file.writeBytes(ProcessHandle.current().pid() + "\n");
    }

    /** True while a launcher holds this folder. */
    boolean isLocked() throws IOException {
        Path file = root.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (var probe = new RandomAccessFile(file.toFile(), "rw");
                FileLock lock = probe.getChannel().tryLock(0, Long.MAX_VALUE - 1, false)) {
            return lock == null;
        }
    }

    /** A password of 48 hexadecimal digits, made when it is first asked for. */
    String password(String name) throws IOException {
        return make(name, () -> HexFormat.of().formatHex(random(24)));
    }

    /** File of 32 random bytes in base64, made when it is first asked for. */
    Path key(String name) throws IOException {
        make(name, () -> Base64.getEncoder().encodeToString(random(32)));
        return secret(name);
    }

    Optional<String> setupToken() throws IOException {
        Path file = root.resolve("setup-token");
        return Files.exists(file)
                ? Optional.of(Files.readString(file).strip()).filter(t -> !t.isEmpty())
                : Optional.empty();
    }

    private String make(String name, java.util.function.Supplier<String> text) throws IOException {
        Path file = secret(name);
        if (!Files.exists(file)) {
            Path fresh = secret(name + ".new");
            writeSecret(fresh, text.get() + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE); // a start that is cut off leaves no half secret
        }
        return Files.readString(file).strip();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    static void writeSecret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }

    private static void privateFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
