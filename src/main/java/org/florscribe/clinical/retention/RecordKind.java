package org.florscribe.clinical.retention;

import org.florscribe.practice.tenant.RecordDays;

/** What of a signed visit has a keeping time of its own, beside its audio. In the order in which they are looked at. */
public enum RecordKind {
    TRANSCRIPT,
    DRAFT,
    EXPORT,
    /** The visit with everything in it. */
    NOTE;

    int daysOf(RecordDays days) {
        return switch (this) {
            case TRANSCRIPT -> days.transcript();
            case DRAFT -> days.draft();
            case EXPORT -> days.export();
            case NOTE -> days.note();
        };
    }
}
