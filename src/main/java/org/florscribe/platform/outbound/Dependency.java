package org.florscribe.platform.outbound;

import java.util.Locale;

/** Kinds of somebody outside whom we call. Health and metrics name no other. */
public enum Dependency {
    EHR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
