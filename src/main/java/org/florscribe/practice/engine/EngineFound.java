package org.florscribe.practice.engine;

import java.time.Instant;

/**
 * What an engine was found to be able to, by trying.
 *
 * @param form of answers, in the words of its protocol, where it is another than its model's name promises; else empty
 * @param words whether it gives words times of their own
 * @param voices whether it tells voices apart
 */
public record EngineFound(String form, boolean words, boolean voices, Instant foundAt) {}
