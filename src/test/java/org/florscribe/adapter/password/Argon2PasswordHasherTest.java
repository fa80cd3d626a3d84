package org.florscribe.adapter.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.PasswordHasher.Verdict;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest {

    private static final Password RIGHT = Password.of("a tall ship and a star to steer");
    private static final Password WRONG = Password.of("a tall ship and a star to steal");

    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher(() -> new byte[32], 4);

    @Test
    void a_hash_says_how_it_was_made_and_matches_its_password_only() {
        String stored = hasher.hash(RIGHT);

        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("ship");
        assertThat(hasher.verify(RIGHT, stored)).isEqualTo(Verdict.MATCHES);
        assertThat(hasher.verify(WRONG, stored)).isEqualTo(Verdict.DIFFERS);
        assertThat(hasher.hash(RIGHT)).isNotEqualTo(stored);
    }

    @Test
    void without_the_master_key_a_stolen_hash_matches_nothing() {
        byte[] otherPepper = new byte[32];
        otherPepper[0] = 1;

        assertThat(new Argon2PasswordHasher(() -> otherPepper, 4).verify(RIGHT, hasher.hash(RIGHT)))
                .isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void bcrypt_of_an_account_brought_along_matches_and_asks_to_be_stored_anew() {
        String brought = OpenBSDBCrypt.generate(
                "2b", RIGHT.reveal().toCharArray(), "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII), 4);

        assertThat(brought).startsWith("$2b$");
        assertThat(hasher.verify(RIGHT, brought)).isEqualTo(Verdict.MATCHES_BUT_OLD);
        assertThat(hasher.verify(WRONG, brought)).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void a_weaker_argon2_hash_asks_to_be_stored_anew() {
        PhcString weaker = new PhcString(1024, 1, 1, new byte[16], new byte[32]);
        Argon2PasswordHasher today = hasher;
        String stored = weaker.filledFrom(peppered(RIGHT)).toString();

        assertThat(today.verify(RIGHT, stored)).isEqualTo(Verdict.MATCHES_BUT_OLD);
    }

    @Test
    void what_is_no_hash_is_not_tried_and_not_repeated() {
        assertThatThrownBy(() -> hasher.verify(RIGHT, "plain text password"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("plain text");
    }

    private static byte[] peppered(Password password) {
        try {
            var mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(new byte[32], "HmacSHA256"));
            return mac.doFinal(password.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
