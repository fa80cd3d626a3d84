package org.florscribe.platform.backup;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.florscribe.platform.keys.BackupSeal;
import org.florscribe.shared.Sha256;

/** A set that was written, read again. */
final class StoredSet {

    private final BackupSeal seal;
    private final Path folder;
    private final Manifest manifest;
    private final byte[] key;

    private StoredSet(BackupSeal seal, Path folder, Manifest manifest) {
        this.seal = seal;
        this.folder = folder;
        this.manifest = manifest;
        this.key = seal.unwrap(manifest.id(), manifest.sealedKey());
    }

    static StoredSet open(BackupSeal seal, Path folder, String kind) throws IOException {
        Path file = folder.resolve(Manifest.FILE);
        if (!Files.exists(file)) {
            throw new IllegalStateException(folder + " is no complete set of a backup: it has no manifest.");
        }
        Manifest manifest = Manifest.parse(Files.readString(file, StandardCharsets.UTF_8), seal);
        if (!manifest.kind().equals(kind)) {
            throw new IllegalStateException(folder + " holds " + manifest.kind() + ", not " + kind + ".");
        }
        return new StoredSet(seal, folder, manifest);
    }

    String schema() {
        return manifest.schema();
    }

    Instant takenAt() {
        return manifest.takenAt();
    }

    boolean has(String file) {
        return manifest.parts().containsKey(file);
    }

    long rows(String file) {
        Manifest.Part part = manifest.parts().get(file);
        return part == null ? 0 : part.rows();
    }

    /** @throws IllegalStateException naming the first file that is not as it was written */
    void check() throws IOException {
        for (Map.Entry<String, Manifest.Part> part : manifest.parts().entrySet()) {
            Path file = folder.resolve(part.getKey());
            if (!Files.exists(file)
                    || Files.size(file) != part.getValue().bytes()
                    || !sha256(file).equals(part.getValue().sha256())) {
                throw new IllegalStateException(file + " is missing or not as it was written.");
            }
        }
    }

    /** What was sealed into a file. */
    InputStream open(String file) throws IOException {
        return new GZIPInputStream(
                seal.opening(
                        new BufferedInputStream(Files.newInputStream(folder.resolve(file))), key, manifest.id(), file),
                1 << 16);
    }

    /** @return how many pieces are in place; those that are there already are compared too */
    int bringAudio(Path from, Path to) throws IOException {
        int brought = 0;
        try (BufferedReader list =
                new BufferedReader(new InputStreamReader(open("audio.sealed"), StandardCharsets.US_ASCII))) {
            for (String line; (line = list.readLine()) != null; ) {
                String[] words = line.split(" ", -1);
                Path source = from.resolve(words[0]).resolve(words[1]).resolve(words[2]);
                Path target = to.resolve(words[0]).resolve(words[1]).resolve(words[2]);
                if (!Files.exists(target)) {
                    Files.createDirectories(
                            target.resolveSibling("."),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                    Files.copy(source, target);
                    BackupSet.sync(target);
                }
                if (!sha256(target).equals(words[3])) {
                    throw new IllegalStateException("The audio " + target + " is not as it was written.");
                }
                brought++;
            }
        }
        return brought;
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
