package org.florscribe.web.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;

/** What this installation is for, said on each page of one that is not for patients. */
@Named
@ApplicationScoped
public class StageBean {

    private final String stage;

    @Inject
    StageBean(Settings settings) {
        this.stage = settings.text(Setting.APP_ENV);
    }

    /** demo, staging or development; empty where patients are. */
    public String getName() {
        return stage.equals("production") ? "" : stage;
    }
}
