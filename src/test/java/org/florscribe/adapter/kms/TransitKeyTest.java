package org.florscribe.adapter.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.outbound.GuardedClient;
import org.florscribe.shared.Unavailable;
import org.florscribe.testing.TransitServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransitKeyTest {

    private static final byte[] SECRET = {1, 2, 3};
    private static final byte[] PLACE = "here".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private TransitServer service;
    private Path token;
    private TransitKey key;

    @BeforeEach
    void a_service() throws IOException {
        service = new TransitServer();
        token = Files.writeString(folder.resolve("token"), TransitServer.TOKEN + "\n");
        key = key(service.key());
    }

    @AfterEach
    void end() {
        service.close();
    }

    private TransitKey key(URI address) {
        return new TransitKey(
                new GuardedClient(Settings.of(Map.of("OUTBOUND_ALLOW", service.allowed()))), address, token);
    }

    @Test
    void what_was_wrapped_is_unwrapped_for_the_same_place_only() throws Exception {
        byte[] wrapped = key.wrap(SECRET, PLACE);

        assertThat(key.unwrap(wrapped, PLACE)).isEqualTo(SECRET);
        assertThat(key.wrapped(wrapped)).isTrue();
        assertThatThrownBy(() -> key.unwrap(wrapped, "there".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(GeneralSecurityException.class);
        wrapped[wrapped.length - 9] ^= 2;
        assertThatThrownBy(() -> key.unwrap(wrapped, PLACE)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void what_another_key_wrapped_is_known_without_asking() throws Exception {
        byte[] file = {1, 0, 0, 0, 0, 9, 9};
        byte[] elsewhere = key(URI.create(service.key().toString().replace("/keys/florscribe", "/keys/other")))
                .prefixed("vault:v1:AAAA");

        assertThat(key.wrapped(file)).isFalse();
        assertThat(key.wrapped(elsewhere)).isFalse();
        assertThatThrownBy(() -> key.unwrap(elsewhere, PLACE)).isInstanceOf(GeneralSecurityException.class);
        assertThat(service.asked("decrypt")).isZero();
    }

    @Test
    void a_new_version_of_the_key_is_told_by_its_name_and_the_old_one_still_opens() throws Exception {
        byte[] first = key.wrap(SECRET, PLACE);
        assertThat(key.name()).isEqualTo("service key florscribe version 1").isEqualTo(key.nameOf(first));

        service.rotate();

        assertThat(key.name()).isEqualTo("service key florscribe version 2");
        assertThat(key.unwrap(first, PLACE)).isEqualTo(SECRET);
    }

    @Test
    void a_service_that_is_away_sealed_or_refuses_the_token_is_unavailable_and_said_to_be() throws Exception {
        byte[] wrapped = key.wrap(SECRET, PLACE);

        service.seal(true);
        assertThatThrownBy(() -> key.unwrap(wrapped, PLACE))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("status 503");
        service.seal(false);
        service.acceptOnly("another");
        assertThatThrownBy(() -> key.wrap(SECRET, PLACE))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("status 403")
                .hasMessageNotContaining(TransitServer.TOKEN);
        Files.writeString(token, "another");
        assertThat(key.unwrap(wrapped, PLACE)).isEqualTo(SECRET);
        service.stop();
        assertThatThrownBy(() -> key.unwrap(wrapped, PLACE)).isInstanceOf(Unavailable.class);
        Files.delete(token);
        assertThatThrownBy(() -> key.unwrap(wrapped, PLACE)).hasMessageContaining("MASTER_KEY_KMS_TOKEN_FILE");
    }

    @Test
    void an_address_that_is_no_key_is_refused_at_once() {
        assertThatThrownBy(() -> key(URI.create("http://127.0.0.1/v1/transit/encrypt/x")))
                .hasMessageContaining("MASTER_KEY_KMS");
        assertThatThrownBy(() -> key(URI.create("http://127.0.0.1/v1/transit/keys/x?a=b")))
                .hasMessageContaining("MASTER_KEY_KMS");
    }

    @Test
    void an_address_that_may_not_be_called_is_unavailable() {
        TransitKey inside = new TransitKey(new GuardedClient(Settings.of(Map.of())), service.key(), token);
        assertThatThrownBy(() -> inside.wrap(SECRET, PLACE)).isInstanceOf(Unavailable.class);
        assertThat(service.asked("encrypt")).isZero();
    }
}
