package org.florscribe.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.practice.audit.HeadFile;
import org.florscribe.shared.Unavailable;

/** A folder with a file for each day, and the public key to check them with. Only its owner reads it; it is meant to be copied away. */
@ApplicationScoped
public class HeadFolder implements HeadFile {

    static final String PUBLIC_KEY = "public-key.pem";

    private static final FileAttribute<?> OWN_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWN_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Settings settings;
    private final AuditKeys keys;

    @Inject
    HeadFolder(Settings settings, AuditKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    @Override
    public void add(LocalDate day, String line) {
        Path folder = settings.optional(Setting.AUDIT_HEADS_DIR)
                .map(it -> settings.path(Setting.AUDIT_HEADS_DIR))
                .orElseGet(() -> settings.path(Setting.DATA_DIR).resolve("audit-heads"));
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OWN_FOLDER);
            }
            Path publicKey = folder.resolve(PUBLIC_KEY);
            if (!Files.exists(publicKey)) {
                append(publicKey, keys.publicKey());
            }
            append(folder.resolve(day + ".heads"), line + "\n");
        } catch (IOException e) {
            throw new Unavailable("The heads of the access log cannot be written to their folder just now.", e);
        }
    }

    private static void append(Path file, String text) throws IOException {
        try {
            Files.createFile(file, OWN_FILE);
        } catch (FileAlreadyExistsException e) {
            // goes on with it
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }
}
