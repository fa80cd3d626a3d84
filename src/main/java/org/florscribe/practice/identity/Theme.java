package org.florscribe.practice.identity;

/** Colours of the pages: as the device says, or as the person chose. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK
}
