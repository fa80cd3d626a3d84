package org.florscribe.adapter.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.florscribe.practice.identity.Password;
import org.florscribe.shared.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRefusedPasswordsTest {

    private static final int MANY = 300;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"false, false, false", "true, false, false", "true, true, false", "false, false, true"})
    void every_password_whose_hash_is_in_the_list_is_refused_and_no_other(
            boolean counts, boolean windows, boolean lower) throws Exception {
        List<String> lines = IntStream.range(0, MANY)
                .mapToObj(i -> hash("refused password " + i, lower) + (counts ? ":" + i * i : ""))
                .sorted()
                .toList();
        FileRefusedPasswords list = list(String.join(windows ? "\r\n" : "\n", lines) + (windows ? "\r\n" : ""));

        for (int i = 0; i < MANY; i++) {
            assertThat(list.contains(Password.of("refused password " + i))).isTrue();
            assertThat(list.contains(Password.of("another password " + i))).isFalse();
        }
    }

    @Test
    void a_list_of_words_is_read_through() throws IOException {
        FileRefusedPasswords list = list("first long password\nzwölf Boxkämpfer jagen\nlast long password");

        assertThat(list.contains(Password.of("first long password"))).isTrue();
        assertThat(list.contains(Password.of("zwölf Boxkämpfer jagen"))).isTrue();
        assertThat(list.contains(Password.of("last long password"))).isTrue();
        assertThat(list.contains(Password.of("long password"))).isFalse();
    }

    @Test
    void an_empty_list_and_none_refuse_nothing() throws IOException {
        assertThat(list("").contains(Password.of("first long password"))).isFalse();
        assertThat(new FileRefusedPasswords(Optional.empty()).contains(Password.of("first long password")))
                .isFalse();
    }

    @Test
    void while_the_list_cannot_be_read_no_password_can_be_chosen() {
        FileRefusedPasswords list = new FileRefusedPasswords(Optional.of(folder.resolve("gone")));

        assertThatThrownBy(() -> list.contains(Password.of("first long password")))
                .isInstanceOf(Unavailable.class);
    }

    private FileRefusedPasswords list(String content) throws IOException {
        return new FileRefusedPasswords(Optional.of(Files.writeString(folder.resolve("list"), content)));
    }

    private static String hash(String password, boolean lower) {
        HexFormat hex = lower ? HexFormat.of() : HexFormat.of().withUpperCase();
        try {
            return hex.formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
