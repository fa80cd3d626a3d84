package org.florscribe.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameNormalisationTest {

    @ParameterizedTest
    @CsvSource({
        "García, garcia",
        "GARCÍA LÓPEZ, garcialopez",
        "O'Brien, obrien",
        "O’Brien, obrien",
        "St. John, stjohn",
        "Smith-Jones, smithjones",
        "Smith–Jones, smithjones",
        "Groß, gross",
        "GROSS, gross",
        "Æsir, aesir",
        "Œdipe, oedipe",
        "Søren, soren",
        "Łukasz, lukasz",
        "Đorđe, dorde",
        "İpek, ipek",
        "Işık, isik",
        "Nguyễn, nguyen",
        "Ｍｉｌｌｅｒ, miller",
        "王小明, 王小明",
        "'  ', ''",
        "'--', ''"
    })
    void spellings_of_one_name_come_together(String name, String normal) {
        assertThat(NameNormalisation.whole(name)).isEqualTo(normal);
    }

    @Test
    void a_compound_is_found_by_the_whole_and_by_each_word() {
        assertThat(NameNormalisation.words("García López")).containsExactly("garcialopez", "garcia", "lopez");
        assertThat(NameNormalisation.words("Smith-Jones")).containsExactly("smithjones", "smith", "jones");
        assertThat(NameNormalisation.words("O'Brien")).containsExactly("obrien");
        assertThat(NameNormalisation.words(" . ")).isEmpty();
    }

    @Test
    void beginnings_have_three_to_six_letters() {
        assertThat(NameNormalisation.prefixes("garcialopez")).containsExactly("gar", "garc", "garci", "garcia");
        assertThat(NameNormalisation.prefixes("ng")).isEmpty();
        assertThat(NameNormalisation.searchPrefix("garcialo")).isEqualTo("garcia");
        assertThat(NameNormalisation.searchPrefix("ga")).isEmpty();
    }
}
