package org.florscribe.practice.identity;

/**
 * A browser that came back with its cookie.
 *
 * @param caller the person; nobody while it is locked, so that whatever is not meant for a locked session stays closed
 * @param locked whether it may only be unlocked or ended
 */
public record Resumed(Caller caller, boolean locked) {}
