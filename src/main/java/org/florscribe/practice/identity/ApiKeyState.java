package org.florscribe.practice.identity;

/** Whether a key lets its program in. */
public enum ApiKeyState {
    READY,
    /** For its owner to agree. */
    WAITING,
    EXPIRED,
    REVOKED
}
