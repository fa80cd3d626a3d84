package org.florscribe.platform.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;

/**
 * The master keys that are here. The first of these wraps, all unwrap: a service for keys, the file that lies beside the present one
 * and is to follow it, the present file.
 *
 * @param first the file that MASTER_KEY_FILE names
 */
record MasterRing(List<KeyEncryption> keys, Optional<KeyFile> first) {

    private static final String NEXT = ".next";

    MasterRing {
        keys = List.copyOf(keys);
    }

    /** @throws IllegalStateException in words for the person who starts the product */
    static MasterRing of(Settings settings) {
        NativeCiphers.install();
        List<KeyEncryption> services = new ArrayList<>();
        ServiceLoader.load(KeyEncryptionProvider.class, MasterRing.class.getClassLoader())
                .forEach(provider -> provider.of(settings)
                        .ifPresent(it ->
                                services.add(new KeptUnwrapped(it, settings.duration(Setting.MASTER_KEY_KMS_CACHE)))));
        return with(services, settings);
    }

    /** With the files as they are now, and what services unwrapped kept. */
    MasterRing again(Settings settings) {
        return with(keys.stream().filter(it -> !(it instanceof KeyFile)).toList(), settings);
    }

    private static MasterRing with(List<KeyEncryption> services, Settings settings) {
        List<KeyEncryption> keys = new ArrayList<>(services);
        Optional<Path> file = settings.optional(Setting.MASTER_KEY_FILE).map(Path::of);
        file.map(MasterRing::next).filter(Files::exists).map(KeyFile::open).ifPresent(keys::add);
        Optional<KeyFile> first = file.map(KeyFile::open);
        first.ifPresent(keys::add);
        if (keys.isEmpty()) {
            throw new IllegalStateException(
                    "MASTER_KEY_FILE is not set: it must name the file with the master key, unless MASTER_KEY_KMS names a service");
        }
        return new MasterRing(keys, first);
    }

    /** Where the key lies that is to follow the one in this file. */
    static Path next(Path file) {
        return file.resolveSibling(file.getFileName() + NEXT);
    }

    KeyEncryption sealing() {
        return keys.get(0);
    }

    boolean hasSuccessor() {
        return keys.size() > 1 || first.isEmpty();
    }

    Optional<KeyEncryption> of(byte[] wrapped) {
        return keys.stream().filter(it -> it.wrapped(wrapped)).findFirst();
    }
}
