package org.florscribe.platform.outbound;

import java.util.Locale;

/** Kinds of somebody outside whom we call. Health and metrics name no other. */
public enum Dependency {
    EHR,
    ENGINE;

    /** What begins a pause: an EHR is called rarely, an engine for every piece of every visit. */
    FailureTally tally() {
        return switch (this) {
            case EHR -> FailureTally.inARow(3);
            case ENGINE -> FailureTally.share(20, 50);
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
