package org.florscribe.adapter.audiofolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.florscribe.adapter.jpa.AudioObjectsContract;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioObjects.Name;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.platform.config.Settings;
import org.florscribe.shared.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderAudioObjectsTest extends AudioObjectsContract {

    @TempDir
    private Path data;

    @Override
    protected AudioObjects objects() {
        return new FolderAudioObjects(Settings.of(Map.of("DATA_DIR", data.toString())));
    }

    @Override
    protected void overwrite(Name name, byte[] content) throws IOException {
        Files.write(file(name), content);
    }

    @Test
    void only_the_owner_may_read_files_and_folders() throws IOException {
        Name name = name();
        objects().put(name, new byte[3], 3);
        objects().settle(List.of(name));
        Path recording = folder(name);
        assertThat(rights(file(name))).isEqualTo("rw-------");
        assertThat(List.of(recording, recording.resolve(".."), data.resolve("audio")))
                .allSatisfy(folder -> assertThat(rights(folder)).isEqualTo("rwx------"));
    }

    @Test
    void what_is_not_settled_cannot_be_read() {
        Name name = name();
        objects().put(name, new byte[3], 3);
        assertThatThrownBy(() -> objects().get(name)).isInstanceOf(AudioStoreFailed.class);
    }

    @Test
    void an_emptied_folder_of_a_recording_goes() {
        Name name = name();
        objects().put(name, new byte[3], 3);
        objects().settle(List.of(name));
        objects().remove(List.of(name));
        assertThat(folder(name)).doesNotExist();
    }

    @Test
    void strange_files_are_not_listed() throws IOException {
        Name name = name();
        objects().put(name, new byte[3], 3);
        Files.writeString(file(name).resolveSibling("notes.txt"), "not ours");
        Files.writeString(data.resolve("audio").resolve("README"), "not ours");
        assertThat(listed()).isEqualTo(1);
    }

    @Test
    void the_room_is_what_is_free_less_what_has_to_stay_so() throws IOException {
        long free = Files.getFileStore(data).getUsableSpace();
        assertThat(objects().room()).isLessThanOrEqualTo(Math.max(0, free - (1L << 30)));
        var greedy =
                new FolderAudioObjects(Settings.of(Map.of("DATA_DIR", data.toString(), "AUDIO_FREE_MIN", "999999g")));
        assertThat(greedy.room()).isZero();
    }

    private int listed() {
        List<AudioObjects.Listed> all = new ArrayList<>();
        objects().list(all::add);
        return all.size();
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Path file(Name name) {
        return folder(name).resolve(name.objectId().toString());
    }

    private Path folder(Name name) {
        return data.resolve("audio")
                .resolve(name.practiceId().toString())
                .resolve(name.recordingId().toString());
    }

    private static Name name() {
        return new Name(Ids.next(), Ids.next(), Ids.next());
    }
}
