package org.florscribe.platform.limits;

import java.time.Duration;
import org.florscribe.platform.config.Setting;
import org.florscribe.practice.identity.Allowance;

/** What is counted, and over which time. The window begins with the first request in it. */
public enum Limit {
    /** One session, token or key. */
    CREDENTIAL(Setting.LIMIT_API_PER_MINUTE, Duration.ofMinutes(1)),
    /** All of one practice. */
    PRACTICE(Setting.LIMIT_PRACTICE_PER_MINUTE, Duration.ofMinutes(1)),
    /** All from one network that nobody has signed in for. */
    ANONYMOUS(Setting.LIMIT_ANONYMOUS_PER_MINUTE, Duration.ofMinutes(1)),
    SEARCHES(Setting.LIMIT_SEARCHES_PER_MINUTE, Duration.ofMinutes(1)),
    UPLOADS(Setting.LIMIT_UPLOADS_PER_HOUR, Duration.ofHours(1)),
    RECORDINGS(Setting.LIMIT_RECORDINGS_PER_HOUR, Duration.ofHours(1)),
    EXPORTS(Setting.LIMIT_EXPORTS_PER_HOUR, Duration.ofHours(1)),
    LETTERS(Setting.LIMIT_LETTERS_PER_HOUR, Duration.ofHours(1)),
    SIGN_INS(Setting.LIMIT_SIGN_IN_PER_MINUTE, Duration.ofMinutes(1));

    private final Setting setting;
    private final Duration window;

    Limit(Setting setting, Duration window) {
        this.setting = setting;
        this.window = window;
    }

    Setting setting() {
        return setting;
    }

    Duration window() {
        return window;
    }

    static Limit of(Allowance allowance) {
        return valueOf(allowance.name());
    }
}
