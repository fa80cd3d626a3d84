package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.SecondFactorRule;
import org.florscribe.practice.identity.SecretToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the settings say about this place. */
@ApplicationScoped
public class SettingsInstallation implements Installation {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsInstallation.class);

    private final Settings settings;

    @Inject
    SettingsInstallation(Settings settings) {
        this.settings = settings;
    }

    @Override
    public URI publicUrl() {
        return URI.create(settings.text(Setting.PUBLIC_URL).replaceFirst("/+$", ""));
    }

    @Override
    public Duration accessTokenLife() {
        return settings.duration(Setting.JWT_EXPIRES_IN);
    }

    @Override
    public Duration refreshTokenLife() {
        return settings.duration(Setting.JWT_REFRESH_EXPIRES_IN);
    }

    /** Made-up people have no phones, so a demo asks them for none. */
    @Override
    public SecondFactorRule secondFactorOfNewPractices() {
        return settings.optional(Setting.SECOND_FACTOR)
                .map(text -> SecondFactorRule.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(
                        "true".equals(System.getenv("FLOR_DEMO"))
                                ? SecondFactorRule.OPTIONAL
                                : SecondFactorRule.ADMINS);
    }

    @Override
    public Optional<String> operatorsSigningSecret() {
        return settings.optional(Setting.JWT_SECRET);
    }

    @Override
    public void keepSetupToken(SecretToken token) {
        Path file = setupTokenFile();
        Path fresh = file.resolveSibling("setup-token.new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, token.reveal() + "\n", StandardOpenOption.WRITE);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("the set-up token could not be written to DATA_DIR/setup-token");
        }
    }

    @Override
    public void forgetSetupToken() {
        try {
            Files.deleteIfExists(setupTokenFile());
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("DATA_DIR/setup-token could not be removed; its token is worth nothing any more");
        }
    }

    private Path setupTokenFile() {
        return settings.path(Setting.DATA_DIR).resolve("setup-token");
    }
}
