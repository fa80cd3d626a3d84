package org.florscribe.platform.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.practice.tenant.BackupHorizon;

/** As the setting says: only the operator knows which backups, archives and snapshots there are. */
@ApplicationScoped
public class SettingsBackupHorizon implements BackupHorizon {

    private final Settings settings;

    @Inject
    SettingsBackupHorizon(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Instant endOf(Instant moment) {
        return moment.plus(settings.duration(Setting.BACKUP_HORIZON));
    }
}
