package org.florscribe.clinical.recording;

import java.util.Optional;

/**
 * What there is to listen to.
 *
 * @param there whether it can be played
 * @param kept whether audio is kept at all: several recordings that nobody here can decode are kept and cannot be played as one
 * @param durationMs 0 when only the file itself knows
 * @param destroyed why and when the last of what is gone was destroyed
 */
public record AudioOverview(boolean there, boolean kept, long durationMs, Optional<Recording.Destruction> destroyed) {}
