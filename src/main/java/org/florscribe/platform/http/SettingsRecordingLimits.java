package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.practice.tenant.RecordingLimits;

/** As the settings say. */
@ApplicationScoped
public class SettingsRecordingLimits implements RecordingLimits {

    private final Settings settings;

    @Inject
    SettingsRecordingLimits(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int openInPractice() {
        return settings.number(Setting.LIMIT_OPEN_RECORDINGS);
    }

    @Override
    public int socketsOfAddress() {
        return settings.number(Setting.LIMIT_SOCKETS_PER_ADDRESS);
    }

    @Override
    public Duration leftAfter() {
        return settings.duration(Setting.RECORDING_LEFT_AFTER);
    }
}
