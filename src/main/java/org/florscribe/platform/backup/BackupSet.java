package org.florscribe.platform.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.florscribe.platform.keys.BackupSeal;
import org.florscribe.shared.Sha256;

/** A set while it is written: under a name that no restore takes, until its manifest is complete. */
final class BackupSet {

    private final BackupSeal seal;
    private final UUID id;
    private final Path folder;
    private final Path unfinished;
    private final byte[] key;
    private final Map<String, Manifest.Part> parts = new LinkedHashMap<>();

    BackupSet(BackupSeal seal, UUID id, Path folder) throws IOException {
        this.seal = seal;
        this.id = id;
        this.folder = folder;
        this.unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        this.key = seal.newKey();
        Files.createDirectories(folder.resolveSibling("."));
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Writes rows into a stream; returns how many. */
    interface Rows {
        long into(OutputStream out) throws IOException;
    }

    void add(String file, Rows rows) throws IOException {
        Path path = unfinished.resolve(file);
        MessageDigest digest = Sha256.begin();
        long count;
        try (OutputStream out = new DigestOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)), digest);
                OutputStream packed = new GZIPOutputStream(seal.sealing(out, key, id, file), 1 << 16)) {
            count = rows.into(packed);
        }
        sync(path);
        parts.put(
                file, new Manifest.Part(count, Files.size(path), HexFormat.of().formatHex(digest.digest())));
    }

    /** @return how many rows, of all files */
    long finish(String kind, Instant takenAt, String version, String schema) throws IOException {
        Manifest manifest = new Manifest(id, kind, takenAt, version, schema, seal.wrap(id, key), parts);
        Path file = unfinished.resolve(Manifest.FILE);
        Files.writeString(file, manifest.text(key), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        sync(file);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        return parts.values().stream().mapToLong(Manifest.Part::rows).sum();
    }

    static void sync(Path file) throws IOException {
        try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
