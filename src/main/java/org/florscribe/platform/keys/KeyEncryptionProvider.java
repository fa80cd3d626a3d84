package org.florscribe.platform.keys;

import java.util.Optional;
import org.florscribe.platform.config.Settings;

/** Found as a service of the JDK, because a restore needs it where no container injects anything. */
public interface KeyEncryptionProvider {

    /** Empty when the settings name none of this kind. */
    Optional<KeyEncryption> of(Settings settings);
}
