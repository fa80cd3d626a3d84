package org.florscribe.platform.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path folder;

    @Test
    void a_full_file_moves_aside_and_at_most_ten_are_kept() throws IOException {
        Path log = folder.resolve("server.log");
        try (var file = new LogFile(log, 30)) {
            for (int i = 0; i < 100; i++) {
                file.line("line number " + i); // two lines fill a file
            }
        }
        assertThat(Files.readString(log)).isEqualTo("line number 98\nline number 99\n");
        assertThat(Files.readString(folder.resolve("server.log.1"))).isEqualTo("line number 96\nline number 97\n");
        try (var files = Files.list(folder)) {
            assertThat(files.count()).isEqualTo(10);
        }
    }

    @Test
    void what_was_there_is_kept() throws IOException {
        Path log = Files.writeString(folder.resolve("server.log"), "before\n");
        try (var file = new LogFile(log, 1000)) {
            file.line("after");
        }
        assertThat(Files.readString(log)).isEqualTo("before\nafter\n");
    }
}
