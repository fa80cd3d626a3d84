package org.florscribe.clinical.recording;

import java.util.Optional;

/**
 * What there is to listen to.
 *
 * @param playable what a player would get: its fingerprint; empty when there is nothing to play
 * @param kept whether audio is kept at all: several recordings that nobody here can decode are kept and cannot be played as one
 * @param startsAtMs where the first second of it stands on the visit's timeline
 * @param durationMs 0 when only the file itself knows
 * @param destroyed why and when the last of what is gone was destroyed
 */
public record AudioOverview(
        Optional<String> playable,
        boolean kept,
        long startsAtMs,
        long durationMs,
        Optional<Recording.Destruction> destroyed) {}
