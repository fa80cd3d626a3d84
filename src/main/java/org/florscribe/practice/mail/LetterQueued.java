package org.florscribe.practice.mail;

import java.util.UUID;

/** A letter waits; it leaves once the transaction that wrote it has committed. */
public record LetterQueued(UUID practiceId) {}
