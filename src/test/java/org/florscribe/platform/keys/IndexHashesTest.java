package org.florscribe.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndexHashesTest {

    private final IndexHashes hashes = new IndexHashes(key(1));

    @Test
    void record_numbers_are_the_same_however_they_are_written() {
        assertThat(hashes.mrn("ab-00 12")).isEqualTo(hashes.mrn("AB0012")).hasSize(16);
        assertThat(hashes.mrn("AB0012")).isNotEqualTo(hashes.mrn("AB12"));
    }

    @Test
    void birth_dates_and_names_fall_into_buckets_of_16_bits() {
        assertThat(hashes.birthDate(LocalDate.of(1970, 1, 2))).hasSize(2);
        assertThat(hashes.tokens("Ana", "Lopez"))
                .allSatisfy(token -> assertThat(token.token()).hasSize(2));
    }

    @Test
    void another_practice_hashes_the_same_name_to_something_else() {
        assertThat(new IndexHashes(key(2)).tokens("Maria", "Garcia"))
                .doesNotContainAnyElementsOf(hashes.tokens("Maria", "Garcia"));
        assertThat(new IndexHashes(key(2)).mrn("1")).isNotEqualTo(hashes.mrn("1"));
    }

    @Test
    void each_way_a_person_may_be_typed_finds_the_tokens_of_that_person() {
        for (String typed : new String[] {
            "garcia", "Maria Garcia", "garcia lopez", "lopez, maria", "gar", "GARCÍA", "garcialo", "lop", "José maria"
        }) {
            NameQuery query = hashes.search(typed);
            Set<NameToken> indexed = hashes.tokens("José María", "García López");
            assertThat(query.tokensOfEachWord())
                    .as(typed)
                    .allSatisfy(any -> assertThat(indexed).containsAnyElementsOf(any));
            assertThat(query.matches("José María", "García López")).as(typed).isTrue();
        }
    }

    @Test
    void strangers_and_too_short_beginnings_do_not_match() {
        assertThat(hashes.search("garcia").matches("Ana", "Gomez")).isFalse();
        assertThat(hashes.search("maria gomez").matches("Maria", "Garcia")).isFalse();
        assertThat(hashes.search("ga").matches("Maria", "Garcia")).isFalse();
        assertThat(hashes.search("mar").matches("Maria", "Garcia")).isFalse();
        assertThat(hashes.search(" ,. ").isEmpty()).isTrue();
        assertThat(hashes.search(" ").matches("Maria", "Garcia")).isFalse();
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
