package org.florscribe.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentFileTest {

    @Test
    void names_and_values_are_read_as_they_stand() {
        var file = EnvironmentFile.parse(
                List.of(
                        "# a comment",
                        "",
                        "PORT=8081",
                        "export LOG_LEVEL = warn",
                        "MAIL_FROM=\"Scribe <a@b.example>\"",
                        "JWT_SECRET='$x=y'"),
                "x.env");
        assertThat(file.faults()).isEmpty();
        assertThat(file.values())
                .containsEntry("PORT", "8081")
                .containsEntry("LOG_LEVEL", "warn")
                .containsEntry("MAIL_FROM", "Scribe <a@b.example>")
                .containsEntry("JWT_SECRET", "$x=y");
    }

    @Test
    void a_broken_line_and_an_unknown_name_are_told() {
        var file = EnvironmentFile.parse(List.of("PORTS=1", "PORT", "REDIS_URL=x", "JWT_SECRET_FILE=/k"), "x.env");
        assertThat(file.faults()).containsExactly("x.env line 2: NAME=value is needed");
        assertThat(file.unknownNames()).containsExactly("PORTS");
    }
}
