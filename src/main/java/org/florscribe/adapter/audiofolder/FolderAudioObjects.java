package org.florscribe.adapter.audiofolder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Objects as files under {@code DATA_DIR/audio/<practice>/<recording>/<object>}, readable by their owner only. Until it is
 * settled a file carries the ending {@value #UNSETTLED}: its content is on the disk by then, settling gives it its name and brings
 * the folder to the disk.
 */
@ApplicationScoped
public class FolderAudioObjects implements AudioObjects {

    /** Java keeps native memory as large as the largest stretch for each thread that reads or writes arrays. */
    private static final int AT_ONCE = 1 << 16;

    private static final String UNSETTLED = ".new";
    private static final FileAttribute<?> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path root;
    private final boolean chosen;
    private final long keptFree;

    @Inject
    FolderAudioObjects(Settings settings) {
        this.root = settings.path(Setting.DATA_DIR).resolve("audio");
        this.chosen = settings.objectStorage().isEmpty();
        this.keptFree = settings.bytes(Setting.AUDIO_FREE_MIN);
    }

    @Override
    public boolean isChosen() {
        return chosen;
    }

    @Override
    public void put(Name name, byte[] content, int length) {
        Path file = unsettled(name);
        try {
            makeFolder(name);
            try (FileChannel out = FileChannel.open(
                    file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), OWNER_FILE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content, 0, length);
                while (bytes.hasRemaining()) {
                    bytes.limit(Math.min(length, bytes.position() + AT_ONCE));
                    out.write(bytes);
                    bytes.limit(length);
                }
                out.force(true);
            }
        } catch (IOException e) {
            throw failed("The audio folder does not take a file", e);
        }
    }

    @Override
    public void settle(List<Name> names) {
        try {
            Set<Path> folders = new LinkedHashSet<>();
            for (Name name : names) {
                Files.move(unsettled(name), settled(name), StandardCopyOption.ATOMIC_MOVE);
                folders.add(folderOf(name));
            }
            for (Path folder : folders) {
                sync(folder, StandardOpenOption.READ);
            }
        } catch (AtomicMoveNotSupportedException e) {
            throw failed("The file system of the audio folder cannot rename a file in one step", e);
        } catch (IOException e) {
            throw failed("The audio folder cannot bring a file to the disk", e);
        }
    }

    @Override
    public byte[] get(Name name) {
        try {
            return read(settled(name));
        } catch (NoSuchFileException e) {
            throw new AudioStoreFailed("The audio folder has no file " + relative(name), e);
        } catch (IOException e) {
            throw failed("The audio folder does not give the file " + relative(name), e);
        }
    }

    @Override
    public void remove(List<Name> names) {
        try {
            Set<Path> folders = new LinkedHashSet<>();
            for (Name name : names) {
                Files.deleteIfExists(unsettled(name));
                Files.deleteIfExists(settled(name));
                folders.add(folderOf(name));
            }
            for (Path folder : folders) {
                removeIfEmpty(folder);
            }
        } catch (IOException e) {
            throw failed("A file of the audio folder cannot be removed", e);
        }
    }

    @Override
    public void list(Consumer<Listed> each) {
        try {
            for (Path practice : children(root)) {
                for (Path recording : children(practice)) {
                    for (Path object : children(recording)) {
                        listed(practice, recording, object).ifPresent(each);
                    }
                }
            }
        } catch (IOException e) {
            throw failed("The audio folder cannot be listed", e);
        }
    }

    @Override
    public void requireReachable() {
        room();
        if (!Files.isWritable(root)) {
            throw new AudioStoreFailed("The audio folder cannot be written by this user: " + root, null);
        }
    }

    @Override
    public long room() {
        try {
            Files.createDirectories(root, OWNER_FOLDER);
            return Math.max(0, Files.getFileStore(root).getUsableSpace() - keptFree);
        } catch (IOException e) {
            throw failed("The audio folder does not say how much room it has", e);
        }
    }

    @Override
    public String describe() {
        return "the folder " + root;
    }

    private static Optional<Listed> listed(Path practice, Path recording, Path object) throws IOException {
        String file = object.getFileName().toString();
        String id = file.endsWith(UNSETTLED) ? file.substring(0, file.length() - UNSETTLED.length()) : file;
        UUID practiceId = id(practice.getFileName().toString());
        UUID recordingId = id(recording.getFileName().toString());
        UUID objectId = id(id);
        if (practiceId == null || recordingId == null || objectId == null) {
            return Optional.empty(); // not ours
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(object, BasicFileAttributes.class);
            return Optional.of(new Listed(
                    new Name(practiceId, recordingId, objectId),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // settled or removed since
        }
    }

    private static @Nullable UUID id(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(children::add);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return children;
    }

    /** Makes the folder of a recording and those above it, and brings their names to the disk. */
    private void makeFolder(Name name) throws IOException {
        Path folder = folderOf(name);
        if (!Files.isDirectory(folder)) {
            Path practice = root.resolve(name.practiceId().toString());
            Files.createDirectories(root, OWNER_FOLDER);
            makeIn(root, practice);
            makeIn(practice, folder);
        }
    }

    private static void makeIn(Path parent, Path folder) throws IOException {
        try {
            Files.createDirectory(folder, OWNER_FOLDER);
        } catch (FileAlreadyExistsException e) {
            // made before, or by somebody else meanwhile
        }
        sync(parent, StandardOpenOption.READ);
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // it has others
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] content = new byte[Math.toIntExact(in.size())];
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                bytes.limit(Math.min(content.length, bytes.position() + AT_ONCE));
                if (in.read(bytes) < 0) {
                    throw new EOFException(); // cut while it was read
                }
                bytes.limit(content.length);
            }
            return content;
        }
    }

    private static void sync(Path path, StandardOpenOption as) throws IOException {
        try (FileChannel channel = FileChannel.open(path, as)) {
            channel.force(true);
        }
    }

    private Path folderOf(Name name) {
        return root.resolve(name.practiceId().toString())
                .resolve(name.recordingId().toString());
    }

    private Path settled(Name name) {
        return root.resolve(relative(name));
    }

    private Path unsettled(Name name) {
        return root.resolve(relative(name) + UNSETTLED);
    }

    private static String relative(Name name) {
        return name.practiceId() + "/" + name.recordingId() + "/" + name.objectId();
    }

    private static AudioStoreFailed failed(String words, IOException e) {
        return new AudioStoreFailed(words + ": " + e.getClass().getSimpleName(), e);
    }
}
