package org.florscribe.practice.engine;

/**
 * An engine in the practice's order.
 *
 * @param mayReceivePhi when false the engine is named in the trail of a visit as passed over, and is never called for it; its
 *     access then has no key
 */
public record EngineInLine(EngineAccess access, boolean mayReceivePhi) {}
