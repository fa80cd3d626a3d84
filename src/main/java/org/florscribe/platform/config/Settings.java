package org.florscribe.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings as the server reads them. The launcher has checked them; a WAR deployed by hand gets the same check when this bean is made. */
@ApplicationScoped
public class Settings {

    private final Configuration configuration;

    public Settings() {
        this(Configuration.of(System.getenv()));
    }

    private Settings(Configuration configuration) {
        if (!configuration.faults().isEmpty()) {
            throw new IllegalStateException(
                    "Faults in the configuration: " + String.join("; ", configuration.faults()));
        }
        this.configuration = configuration;
    }

    /** Settings of a test, or of a program that has its own environment. */
    public static Settings of(Map<String, String> environment) {
        return new Settings(Configuration.of(environment));
    }

    /** The text of a setting that is set or has a preset; otherwise IllegalStateException. */
    public String text(Setting setting) {
        return configuration.find(setting).orElseThrow(() -> new IllegalStateException(setting + " is not set"));
    }

    public Optional<String> optional(Setting setting) {
        return configuration.find(setting);
    }

    public boolean isSet(Setting setting) {
        return configuration.isSet(setting);
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    public boolean flag(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }

    public Duration duration(Setting setting) {
        return SettingType.parseDuration(text(setting));
    }

    /** A size such as 768m or 2g. */
    public long bytes(Setting setting) {
        return SettingType.parseSize(text(setting));
    }

    /** Where audio is kept, unless that is the folder of this installation. */
    public Optional<ObjectStorageAddress> objectStorage() {
        String place = text(Setting.AUDIO_STORE);
        return place.equals(ObjectStorageAddress.FOLDER)
                ? Optional.empty()
                : Optional.of(ObjectStorageAddress.parse(place));
    }

    /** The parts between commas; empty when nothing is set. */
    public List<String> list(Setting setting) {
        return configuration.find(setting).map(SettingType::parseList).orElse(List.of());
    }

    public Path path(Setting setting) {
        return Path.of(text(setting)).toAbsolutePath();
    }
}
