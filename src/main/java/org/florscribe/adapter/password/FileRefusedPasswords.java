package org.florscribe.adapter.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.RefusedPasswords;
import org.florscribe.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PASSWORDS_REFUSED. It is read anew each time, so that it can be replaced while the server runs. */
@ApplicationScoped
public class FileRefusedPasswords implements RefusedPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(FileRefusedPasswords.class);

    private final Optional<Path> file;

    @Inject
    FileRefusedPasswords(Settings settings) {
        this(settings.optional(Setting.PASSWORDS_REFUSED).map(Path::of));
    }

    FileRefusedPasswords(Optional<Path> file) {
        this.file = file;
    }

    @Override
    public boolean contains(Password password) {
        if (file.isEmpty()) {
            return false;
        }
        try (PasswordFile list = PasswordFile.open(file.get())) {
            return list.contains(password.reveal());
        } catch (IOException e) {
            LOG.error("PASSWORDS_REFUSED cannot be read: nobody can choose a password until it can", e);
            throw new Unavailable("Passwords cannot be chosen just now: a list of the server cannot be read.", e);
        }
    }
}
