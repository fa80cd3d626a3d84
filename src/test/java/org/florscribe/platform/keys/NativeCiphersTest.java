package org.florscribe.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Security;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.GCMParameterSpec;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NativeCiphersTest {

    @BeforeAll
    static void install() {
        NativeCiphers.install();
    }

    @Test
    void sealing_and_hashing_are_native() throws Exception {
        assertThat(Cipher.getInstance("AES/GCM/NoPadding").getProvider().getName())
                .isEqualTo("FlorScribeNative");
        assertThat(MessageDigest.getInstance("SHA-256").getProvider().getName()).isEqualTo("FlorScribeNative");
    }

    @Test
    void nothing_else_is() throws Exception {
        assertThat(SSLContext.getDefault().getProvider().getName()).isNotEqualTo("FlorScribeNative");
        assertThat(Cipher.getInstance("AES/CBC/PKCS5Padding").getProvider().getName())
                .isNotEqualTo("FlorScribeNative");
        assertThat(new SecureRandom().getProvider().getName()).isNotEqualTo("FlorScribeNative");
    }

    @Test
    void it_is_installed_once() {
        NativeCiphers.install();

        assertThat(Security.getProviders())
                .filteredOn(provider -> provider.getName().equals("FlorScribeNative"))
                .hasSize(1);
    }

    @Test
    void what_it_seals_is_opened_by_java_and_the_other_way_round() throws Exception {
        var key = KeyGenerator.getInstance("AES").generateKey();
        var nonce = new GCMParameterSpec(128, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        byte[] words = "words of a visit".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] boundTo = {42};

        byte[] sealedNatively = run("FlorScribeNative", Cipher.ENCRYPT_MODE, key, nonce, boundTo, words);
        byte[] sealedByJava = run("SunJCE", Cipher.ENCRYPT_MODE, key, nonce, boundTo, words);

        assertThat(sealedNatively).isEqualTo(sealedByJava);
        assertThat(run("SunJCE", Cipher.DECRYPT_MODE, key, nonce, boundTo, sealedNatively))
                .isEqualTo(words);
        assertThat(run("FlorScribeNative", Cipher.DECRYPT_MODE, key, nonce, boundTo, sealedByJava))
                .isEqualTo(words);
    }

    private static byte[] run(
            String provider, int mode, java.security.Key key, GCMParameterSpec nonce, byte[] boundTo, byte[] content)
            throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
        cipher.init(mode, key, nonce);
        cipher.updateAAD(boundTo);
        return cipher.doFinal(content);
    }
}
