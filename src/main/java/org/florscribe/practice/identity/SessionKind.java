package org.florscribe.practice.identity;

/** How a session shows itself: by cookie or by bearer token. */
public enum SessionKind {
    BROWSER,
    API
}
