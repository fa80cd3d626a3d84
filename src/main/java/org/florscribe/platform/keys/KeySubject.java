package org.florscribe.platform.keys;

/** What a data key belongs to: destroying the key makes everything of that subject unreadable. */
public enum KeySubject {
    PATIENT,
    ENCOUNTER
}
