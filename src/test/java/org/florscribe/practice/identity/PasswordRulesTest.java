package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final List<String> CONTEXT =
            List.of("Katharina", "Lindenbaum", "k.lindenbaum@hafenpraxis.example", "Hafenpraxis", "florscribe");

    private static final String REFUSED = "once sold in a breach";

    private final PasswordRules rules =
            new PasswordRules(password -> password.reveal().equals(REFUSED));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a tall ship and a star to steer",
                "zwölf Boxkämpfer jagen",
                "пятнадцать знаков и больше",
                "84719203847561928",
                "seven violet kettles hum",
                "katharina likes quiet mornings"
            })
    void a_long_password_of_any_characters_is_taken(String password) {
        assertThat(rules.fault(Password.of(password), CONTEXT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "fourteen chars"})
    void a_short_one_is_not(String password) {
        assertThat(rules.fault(Password.of(password), CONTEXT))
                .hasValueSatisfying(it -> assertThat(it).contains("15"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "Password1234567",
                "P@ssw0rdP@ssw0rd",
                "correct horse battery staple",
                "qwertyuiopasdfghjkl",
                "aaaaaaaaaaaaaaaaaaa",
                "abcabcabcabcabcabc",
                "123456789012345678",
                "iloveyouforever2024",
                "I-Love-You-Forever!",
                "welcome to florscribe",
                REFUSED
            })
    void what_is_guessed_first_is_refused(String password) {
        assertThat(rules.fault(Password.of(password), CONTEXT))
                .hasValueSatisfying(it -> assertThat(it).contains("guessed first"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"katharinalindenbaum", "Hafenpraxis-Lindenbaum1", "florscribe Hafenpraxis"})
    void names_of_the_person_and_the_practice_are_refused(String password) {
        assertThat(rules.fault(Password.of(password), CONTEXT))
                .hasValueSatisfying(it -> assertThat(it).contains("names"));
    }

    @Test
    void a_character_is_what_people_count_and_nothing_is_cut() {
        assertThat(Password.of("\uD83E\uDD94".repeat(15)).length()).isEqualTo(15);
        assertThat(Password.of("e\u0301").reveal()).isEqualTo("\u00e9");
        assertThat(rules.fault(Password.of("many words ".repeat(12)), CONTEXT)).isPresent();
        assertThat(Password.of("secret").toString()).doesNotContain("secret");
    }

    @Test
    void the_list_holds_more_than_three_thousand() throws Exception {
        try (var in = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            String words = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(words.lines()
                            .filter(line -> !line.startsWith("#"))
                            .flatMap(line -> List.of(line.split(" ")).stream())
                            .distinct()
                            .count())
                    .isGreaterThan(3_000);
        }
    }
}
