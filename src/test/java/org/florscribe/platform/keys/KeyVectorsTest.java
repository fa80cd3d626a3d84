package org.florscribe.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.florscribe.platform.keys.NameToken.Field;
import org.junit.jupiter.api.Test;

/** What lies in databases and backups must be found and opened by every later release: the forms, byte by byte. */
class KeyVectorsTest {

    private static final UUID PRACTICE = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final Cell CELL =
            new Cell("note", "sealed_text", UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));

    @Test
    void what_a_value_is_bound_to() {
        assertThat(hex(AssociatedBytes.of(PRACTICE, CELL)))
                .isEqualTo("01" + "0004" + "6e6f7465" + "000b" + "7365616c65645f74657874"
                        + "00112233445566778899aabbccddeeff" + "01890a5dac96774bbcceb302099a8057");
        byte[] more =
                AssociatedBytes.start(PRACTICE, CELL).and("x".repeat(0x0102)).toBytes();
        assertThat(hex(more)).contains("01890a5dac96774bbcceb302099a8057" + "0102" + "7878");
        AssociatedBytes.start(PRACTICE, CELL).and("x".repeat(0xFFFF));
        assertThatThrownBy(() -> AssociatedBytes.start(PRACTICE, CELL).and("x".repeat(0x10000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_a_patient_is_found_by() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        IndexHashes hashes = new IndexHashes(key);

        assertThat(hex(hashes.mrn("AB-0012"))).isEqualTo("e5952624266dd44e9ce9e4236687c57f");
        assertThat(hex(hashes.birthDate(LocalDate.of(1970, 1, 2)))).isEqualTo("da8e");
        assertThat(hex(hashes.recording(new byte[] {1, 2, 3})))
                .isEqualTo("19696cef33b57a002d89f4f3d487e6d20e50ba7dc1ed875ee9b7e29da46cfc28");
        assertThat(hashes.tokens("Ana", "Li").stream()
                        .map(it -> it.field() + " " + hex(it.token()))
                        .toList())
                .containsExactlyInAnyOrder("GIVEN 00c5", "FAMILY d923");
    }

    @Test
    void a_search_names_a_token_for_each_word() {
        IndexHashes hashes = new IndexHashes(new byte[32]);
        NameQuery query = hashes.search("Maria Garcia");

        assertThat(query.isEmpty()).isFalse();
        assertThat(query.tokensOfEachWord()).hasSize(2).noneMatch(it -> it.isEmpty());
        assertThat(new NameToken(Field.GIVEN, new byte[] {1, 2}))
                .isEqualTo(new NameToken(Field.GIVEN, new byte[] {1, 2}))
                .hasSameHashCodeAs(new NameToken(Field.GIVEN, new byte[] {1, 2}))
                .doesNotHaveSameHashCodeAs(new NameToken(Field.GIVEN, new byte[] {1, 3}))
                .doesNotHaveSameHashCodeAs(new NameToken(Field.FAMILY, new byte[] {1, 2}));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
