package org.florscribe.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    Path folder;

    @Test
    void a_private_file_with_32_bytes_is_read() throws IOException {
        assertThat(KeyFile.read(file(Base64.getEncoder().encodeToString(new byte[32]) + "\n", "rw-------")))
                .hasSize(32);
        assertThat(KeyFile.read(file(Base64.getEncoder().encodeToString(new byte[32]), "r--------")))
                .hasSize(32);
    }

    @Test
    void a_file_that_others_may_read_stops_the_start_and_says_how_to_mend_it() throws IOException {
        Path open = file(Base64.getEncoder().encodeToString(new byte[32]), "rw-r-----");
        assertThatThrownBy(() -> KeyFile.read(open)).hasMessageContaining("chmod 600");
    }

    @Test
    void a_file_that_holds_something_else_is_refused_without_quoting_it() throws IOException {
        Path wrong = file("not*base64", "rw-------");
        assertThatThrownBy(() -> KeyFile.read(wrong))
                .hasMessageContaining("base64")
                .hasMessageNotContaining("not*");
        Path brief = file("AAAA", "rw-------");
        assertThatThrownBy(() -> KeyFile.read(brief)).hasMessageContaining("3 bytes");
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("absent"))).hasMessageContaining("cannot be read");
    }

    private Path file(String content, String rights) throws IOException {
        Path file = Files.createTempFile(folder, "master", ".key");
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }
}
