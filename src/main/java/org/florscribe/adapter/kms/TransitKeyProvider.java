package org.florscribe.adapter.kms;

import java.net.URI;
import java.util.Optional;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.keys.KeyEncryption;
import org.florscribe.platform.keys.KeyEncryptionProvider;
import org.florscribe.platform.outbound.GuardedClient;

/** The key that MASTER_KEY_KMS names. */
public final class TransitKeyProvider implements KeyEncryptionProvider {

    @Override
    public Optional<KeyEncryption> of(Settings settings) {
        return settings.optional(Setting.MASTER_KEY_KMS)
                .map(address -> new TransitKey(
                        new GuardedClient(settings),
                        URI.create(address),
                        settings.path(Setting.MASTER_KEY_KMS_TOKEN_FILE)));
    }
}
