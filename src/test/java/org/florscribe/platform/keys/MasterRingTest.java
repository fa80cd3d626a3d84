package org.florscribe.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.Hkdf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.florscribe.platform.config.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterRingTest {

    private static final byte[] PLACE = {1};

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void a_key() throws IOException {
        file = key("master.key", 1);
    }

    @Test
    void the_key_beside_the_present_one_wraps_and_both_unwrap() throws Exception {
        MasterKey master = master();
        byte[] before = master.aead().encrypt(new byte[] {5}, PLACE);
        key("master.key.next", 2);
        master.lookAgain();
        byte[] after = master.aead().encrypt(new byte[] {6}, PLACE);

        assertThat(master.aead().decrypt(before, PLACE)).containsExactly(5);
        assertThat(master.aead().decrypt(after, PLACE)).containsExactly(6);
        assertThat(master.nameOf(after)).isEqualTo(master.name()).isNotEqualTo(master.nameOf(before));
        assertThat(master.hasSuccessor()).isTrue();
    }

    @Test
    void a_key_alone_has_no_successor_and_a_missing_one_is_named() throws Exception {
        assertThat(master().hasSuccessor()).isFalse();
        assertThat(master().name()).isNotBlank();
        assertThatThrownBy(() -> new MasterKey(Settings.of(Map.of())).name())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MASTER_KEY_FILE");
        assertThatThrownBy(() -> new MasterKey(Settings.of(Map.of())).derive("password"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_process_that_does_not_know_the_new_key_finds_it_when_it_meets_it() throws Exception {
        MasterKey late = master();
        late.aead();
        key("master.key.next", 2);
        byte[] after = master().aead().encrypt(new byte[] {6}, PLACE);

        assertThat(late.aead().decrypt(after, PLACE)).containsExactly(6);
    }

    @Test
    void what_a_key_wrapped_that_is_not_here_opens_nowhere() throws Exception {
        Path next = key("master.key.next", 2);
        byte[] after = master().aead().encrypt(new byte[] {6}, PLACE);
        Files.delete(next);
        MasterKey without = master();

        assertThat(without.nameOf(after)).isEqualTo("a master key that is not here");
        assertThatThrownBy(() -> without.aead().decrypt(after, PLACE)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void what_is_derived_is_what_it_always_was() throws GeneralSecurityException {
        byte[] raw = new byte[32];
        Arrays.fill(raw, (byte) 1);
        assertThat(master().derive("password"))
                .isEqualTo(Hkdf.computeHkdf(
                        "HmacSha256", raw, new byte[0], "florscribe/1/password".getBytes(StandardCharsets.UTF_8), 32));
    }

    @Test
    void a_list_of_erased_keys_opens_under_its_key_only_and_the_first_form_still_does() {
        var list = new ErasedKeys(Map.of(
                UUID.fromString("00000000-0000-7000-8000-000000000001"),
                new ErasedKeys.Erased(new UUID(3, 4), Instant.EPOCH)));
        byte[] key = new byte[32];
        byte[] other = new byte[32];
        other[0] = 1;
        String text = list.text(new ErasedKeys.ListKey(key, new byte[] {9, 9}));

        assertThat(ErasedKeys.parse(text, opener(key))).isEqualTo(list);
        assertThat(ErasedKeys.sealedKey(text))
                .hasValueSatisfying(it -> assertThat(it).containsExactly(9, 9));
        assertThatThrownBy(() -> ErasedKeys.parse(text, opener(other))).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> ErasedKeys.parse(text.replace("0001 ", "0002 "), opener(key)))
                .isInstanceOf(SealBroken.class);
        String lines = "florscribe-erased-keys-1\n00000000-0000-7000-8000-000000000001 " + new UUID(3, 4) + " "
                + Instant.EPOCH + "\n";
        String first = lines + "hmac-sha256 " + Base64.getEncoder().encodeToString(Hmac.of(key, lines)) + "\n";
        assertThat(ErasedKeys.parse(first, opener(key))).isEqualTo(list);
    }

    private static ErasedKeys.Opener opener(byte[] key) {
        return new ErasedKeys.Opener() {
            @Override
            public byte[] open(byte[] wrapped) {
                return key.clone();
            }

            @Override
            public byte[] first() {
                return key.clone();
            }
        };
    }

    private MasterKey master() {
        return new MasterKey(Settings.of(Map.of("MASTER_KEY_FILE", file.toString())));
    }

    private Path key(String name, int content) throws IOException {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) content);
        Path written =
                Files.writeString(folder.resolve(name), Base64.getEncoder().encodeToString(key));
        return Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
    }
}
