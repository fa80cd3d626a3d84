package org.florscribe.platform.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void nothing_typed_means_serve() {
        assertThat(CommandLine.parse().command()).isEqualTo("serve");
        assertThat(CommandLine.parse("--env-file", "x.env").command()).isEqualTo("serve");
    }

    @Test
    void commands_have_one_or_two_words_and_then_arguments() {
        CommandLine line = CommandLine.parse("practice", "create", "--name", "Elm Street Family Practice");
        assertThat(line.command()).isEqualTo("practice create");
        assertThat(line.arguments()).containsExactly("--name", "Elm Street Family Practice");
        assertThat(CommandLine.parse("migrate", "--dry-run").arguments()).containsExactly("--dry-run");
        assertThat(CommandLine.parse("log", "level", "debug", "org.florscribe.jobs")
                        .arguments())
                .containsExactly("debug", "org.florscribe.jobs");
    }

    @Test
    void the_settings_file_may_stand_anywhere() {
        CommandLine line = CommandLine.parse("config", "check", "--env-file", "/etc/florscribe.env");
        assertThat(line.command()).isEqualTo("config check");
        assertThat(line.environmentFile()).contains(Path.of("/etc/florscribe.env"));
        assertThat(line.arguments()).isEmpty();
    }

    @Test
    void what_would_break_the_protocol_is_refused() {
        assertThatThrownBy(() -> CommandLine.parse("practice", "create", "--name", "a\tb"))
                .isInstanceOf(StartFailed.class);
    }
}
